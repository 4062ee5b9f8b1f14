"""Words that tell a label from a look-alike. General ones only: never a name from some file.

All are lower case and simplified; `gtcpanel.readers.likeness` folds before it asks.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: What stands for a person in a label: hosts, the press, the audience, numbers of a recogniser.
ROLES: Final = _words("""
    主持人 主持 主持者 记者 提问者 提问 问 答 问题 回答 观众 听众 现场观众 学生 同学 嘉宾 网友 老师
    教授 主席
    司仪 旁白 画外音 众人 全体 男声 女声 采访者 受访者 说话人 发言人 讲者 投资人 分析师 议员 委员
    翻译 甲 乙
    丙 丁 戊 己 庚 辛 host cohost co-host moderator interviewer interviewee audience speaker
    narrator
    anchor reporter journalist panelist guest operator analyst announcer chair chairman chairwoman
    chairperson president student question answer q a all voice translator interpreter caller
    unknown
    participant attendee crowd presenter
    现场提问者 现场提问 观众提问 观众提问者 线上观众 线上提问 网友提问 学生提问 媒体提问 发言者 发问者 采访人 受访人
    提问人 主播 所有人 大家 参与者 参加者 发言 学员 家长 民众 村民 员工 工作人员
""")

#: What stands beside them: Audience Member, Unidentified Speaker.
ROLE_WORDS: Final = _words("""
    member unidentified male female the first second third another new conference panel call
    news guest voice
""")

#: Those of the roles that one person has in a talk.
HOSTS: Final = _words("主持人 主持 司仪 host moderator interviewer chair")

#: Those of the roles that are no more than a side of a talk, or of an example in an article.
SIDES: Final = _words("问 答 提问 问题 回答 question answer q a")

#: Those of the roles who tell what happens; where nobody else speaks there is no talk.
VOICES: Final = _words("旁白 画外音 narrator voiceover voice-over")

#: Words of fact sheets and credits. Also as the end of a longer one: 会议时间, 封面图链接.
META: Final = _words("""
    作者 来源 时间 地点 日期 发布地 主题 标题 题目 副标题 微信 微信号 公众号 电话 手机 邮箱 邮件
    地址 网址 官网
    链接 编辑 责编 编译 译者 整理 排版 校对 审校 审核 监制 出品 策划 采访 撰文 撰稿 文 图 文字 图片
    摄影 摄像
    题图 封面 封面图 配图 图源 人物 关键词 摘要 简介 导读 导语 前言 引言 目录 编者按 按语 按 注
    注释 备注 附 附注
    附件 说明 声明 版权 版本 标签 分类 参考 资料 文献 阅读 推荐 往期 投稿 联系方式 联系 合作 客服
    主办 主办方
    承办 协办 单位 会议 议程 纪要 记录 文字记录 出席 列席 缺席 参会 参会人 与会者 人员 名单 录制
    时长 字数 定价
    价格 报名 名额 对象 方式 二维码 扫码 内容 字幕 视频 音频 播客 收听 剪辑 后期 制作 背景 总结
    小结 结论 结语
    要点 核心 亮点 看点 重点 重要提示 提示 温馨提示 例如 比如 譬如 例 其一 其二 其三 第一 第二 第三
    首先 其次 最后
    原标题 原文 原题 本文 全文 正文 出处 转自 转载 发布 更新 发表 出版社 书名 片名 职位 职务 姓名
    性别 年龄 学历
    公司 机构 行业 领域 摘录 金句 网站 优势 劣势 优点 缺点 特点 好处 坏处 原因 结果 目标 目的 任务 步骤 方法 方案
    案例 定义 概念 提示词 指令 输入 输出 正例 反例 正解 示例 样例 用法 步骤 变化 增长率 名称 现象 影响 风格
    音效 描述 场景 应用场景 获奖理由 入选理由 研究方向 个人主页 解决方案 评选标准 发件人 收件人 抄送 小贴士
    合共 合计 总计 共计 小计 预告
    编者注 译者注 译注 编注 记者注 作者注 小编注 意见
    业务报告 书面报告 临时动议 决议 决定 讨论事项 报告事项 散会 裁示 案由 融资状态 投资人名单 主要投资人
    author authors by source sources date time place location venue title subtitle subject topic
    topics keyword keywords tag tags category categories permalink status type layout slug url link
    links website email e-mail phone tel fax contact note notes nb ps p.s. editor edited editing
    translation translated photo photos image images picture credit credits published publisher
    updated update reference references related agenda summary abstract description overview
    introduction intro conclusion warning caution tip tips example examples attendees present absent
    participants apologies transcript transcribed transcription transcriber recorded recording
    duration format version license copyright disclaimer sponsor sponsors advertisement ad episode
    season series music producer produced production show shownotes guests hosts speakers panelists
    proposal proposals slides items item sidenote idea ideas resolution resolutions consensus decision decisions outcome outcomes continuation presenters
    of key points speaker's presenter's
    via re fwd cc to from sent isbn doi figure fig table chart step pros cons goal goals problem
    solution question(s) resources resource timestamps chapters outline contents todo action actions
    kind language event download subscribe follow prompt prompts input output exercise option
    music applause laughter inaudible crosstalk break intro outro jingle theme monday tuesday
    wednesday thursday friday saturday sunday update correction ingredients directions
""")

#: Verbs and turns that a clause may end in before a colon: `他写道：`, `核心有三点：`.
ZH_CLAUSE_ENDS: Final = (
    "说", "说道", "表示", "认为", "指出", "提到", "写道", "问道", "答道", "强调", "称", "如下",
    "以下", "下面", "包括",
    "发现", "知道", "觉得", "来看", "来说", "而言", "而是", "就是", "即", "点", "个", "种", "条",
    "项", "句", "话", "助手",
    "问题是", "问题", "角度", "原因", "故事", "例子", "示例", "要求", "所示", "意味着", "想到",
    "所谓", "之一", "方面", "时候", "之后", "之前", "分享", "谈到", "介绍", "解释", "补充",
)  # fmt: skip

#: What opens a clause or a point, and no name: `关于测试：`, `再比如财报：`.
ZH_OPENERS: Final = (
    "关于", "对于", "至于", "比如", "再比如", "例如", "譬如", "有点", "有些", "如果", "因为", "所以", "但是", "不过", "其实",
    "另外", "此外", "还有", "再有", "首先", "其次", "最后", "然后", "那么", "现在", "目前", "今天", "如何", "为什么",
)  # fmt: skip

#: Characters that hardly occur in a name and often in a clause.
ZH_CLAUSE: Final = frozenset(
    "的了是这那哪我你您他她它们吗呢吧啊把被着就很没都也还不么个些什怎为于与及或但"
)

#: Words of one character that join or lead a clause and begin no term.
ZH_GRAMMAR: Final = frozenset(
    "的了是在和与及或把被对从向到由用以为让使给叫有个种这那就也都还又很更最不没将会能可要像靠仅只来去做至"
)

#: Longer ones, and verbs of use, that stand before a term and are no part of it.
ZH_LEADING: Final = _words("""
    我们 你们 他们 她们 它们 咱们 大家 这个 那个 这些 那些 这样 那样 这种 那种 这是 那是 当时 现在 目前 如今 虽然 但是 不过
    因为 所以 因此 如果 尤其 尤其是 特别 特别是 比如 例如 包括 以及 或者 或是 还是 而是 其实 就是 也是 都是 不是 只是 已经 曾经
    正在 可以 能够 需要 应该 必须 可能 通过 使用 利用 采用 运用 应用 借助 基于 关于 对于 至于 根据 按照 作为 成为 变成 属于
    所谓 称为 称作 叫做 一个 一种 一些 一名 一位 一家 一套 一项 两家 几家 少数 许多 很多 各种 各类 其他 其它 所有 整个 每个 某个
    专注 专注于 致力于 适应 关心 关注 擅长 引入 加入 提出 推出 开发 开发出 构建 打造 发布 首个 首款 初级 早期 传统 著名 知名
    只有 没有 拥有 具有 具备 持有 开始 继续 进行 实现 叫作 譬如 诸如 甚至 其中 之一 仅仅 不仅 首先 然后 最后 后来
""")

#: Stop words (of `gtcpanel.text.words`) that are parts of terms all the same: 通用人工智能.
ZH_TERM_WORDS: Final = _words("""
    通用 大型 小型 直接 间接 选择 变化 发展 关系 时间 方法 方式 行动 个人 完全 相关 相对 相似 相同 最大 最小 最高 最低
    最好 提升 降低 增加 减少 实际 真实 基本 根本 共同 一致 充分 问题 回答 想法 感觉 认识 准备 决定 情况
""")

#: Small words that make a bracket a remark: `（坐在房间后面）`.
ZH_REMARK: Final = frozenset("在把被给让使对从向还已曾正")

#: What brackets say of a voice or a text, not of a term.
ASIDES: Final = _words(
    "笑 大笑 掌声 鼓掌 音乐 停顿 沉默 译注 注 原文 下同 图 英文 中文 完 略 上 下 左 右"
)

#: English words that make a clause, not a name.
EN_CLAUSE: Final = _words("""
    is are was were be been am has have had do does did say says said tell tells told ask asks asked
    write writes wrote think thinks thought mean means that this these those there here it its i you
    he she we they me him us them my your his our their not no yes if when where why how what which
    who but or so because then than with without in on at for as into about let just can could will
    would should may might must following like
""")

#: Those of them that are first names, too.
NAMES_TOO: Final = _words("will may can")

#: Small words inside a name: Ludwig van Beethoven, The Beatles, Salt and Pepper.
PARTICLES: Final = _words("""
    señor señora senhor senhora sr. sra. van von der den de del della di da dos du la le el al bin ibn ben the and of y e ten ter zu & jr
    sr ii iii pro tempore
""")

#: The commonest family names (one character), which make a short label look like a person.
SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏"
    "叶吕魏蒋田杜丁沈姜范傅钟"
    "卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严"
    "尹钱施牛洪龚汤陶黎温莫"
    "易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛"
    "苗詹曲靳祁路涂兰甘裴梅童"
    "翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司"
    "费蒙席晏隋古强穆姬申屠欧"
)  # fmt: skip

#: Titles that stand before or after a name and are no part of it.
TITLES: Final = _words("""
    ceo cto cfo coo cpo vp svp evp dr dr. prof prof. professor mr mr. mrs mrs. ms ms. sir 教授 博士 老师 先生 女士 院士 总裁
    创始人
    联合创始人 合伙人 专家 讲师 首席执行官 部长 局长 处长 主任 经理 总监
""")

#: How an office or a trade ends, or the whole of it: 運輸及房屋局局長, 王委員, 書記員, 攝影師.
OFFICES: Final = (
    "主席", "议长", "议员", "委员", "委员长", "院长", "部长", "局长", "处长", "司长", "署长", "厅长", "科长",
    "组长", "课长", "所长", "校长", "社长", "会长", "行长", "团长", "队长", "站长", "镇长", "乡长", "村长",
    "区长", "县长", "市长", "省长", "州长", "次长", "参谋长", "秘书长", "董事长", "理事长", "审判长", "检察长",
    "长官", "总统", "总理", "首相", "大臣", "大使", "主任", "主委", "召集人", "发言人", "总监", "经理", "总裁",
    "书记", "秘书", "助理", "专员", "参事", "律师", "法官", "检察官", "公诉人", "辩护人", "代理人", "当事人",
    "被告", "被告人", "原告", "证人", "法警", "记者", "导演", "专家", "教授", "博士", "医生", "大夫", "警察",
    "老师", "先生", "女士", "小姐", "员", "师", "官",
)  # fmt: skip

#: What a speaker says first or about himself, and to whom he speaks.
ZH_SPEECH: Final = (
    "我", "咱", "你", "您", "大家", "各位", "谢谢", "感谢", "是的", "对，", "对。", "好的", "没错",
                    "其实", "嗯", "哈", "吗", "呢", "吧", "欢迎")  # fmt: skip
SPEECH: Final = _words("""
    i i'm i've i'd i'll we we're we've we'll you you're your my our me us let's yeah yes no so well
    okay ok thanks thank hello hi hey right sure great exactly um uh oh
    je j'ai nous vous merci oui non bonjour bonsoir alors voilà donc c'est moi votre notre
    ich wir sie ihr danke ja nein genau also bitte mich mir uns ihnen
    yo nosotros usted ustedes gracias sí hola bueno creo pues
    eu nós você vocês obrigado obrigada sim olá então
    io noi voi grazie sì ciao allora
    я мы вы ты спасибо да нет это
""")
#: What Japanese and Korean sentences end or begin with when they are spoken.
EAST_SPEECH: Final = (
    "です",
    "ます",
    "でしょう",
    "はい",
    "ました",
    "ですね",
    "니다",
    "네,",
    "네.",
    "어요",
    "아요",
    "까?",
)

#: What is written about a person: the words of short biographies.
ZH_BIOGRAPHY: Final = (
    "毕业于", "创始人", "现任", "曾任", "就职", "任职", "担任", "加入", "博士", "学士", "硕士",
    "首席", "CEO", "CTO", "总裁", "教授", "创办", "创立", "出生", "讲师", "合伙人"
)  # fmt: skip
EN_BIOGRAPHY: Final = ("co-founder", "cofounder", "founder of", "is a ", "is an ", "is the ", "ceo",
    "professor", "graduated", "ph.d", "phd", "born in", "joined ", "served as"
)  # fmt: skip

#: Words of advertisements and of what surrounds an article on its page.
PROMOTION: Final = (
    "公众号", "扫码", "扫描", "二维码", "长按", "点击", "订阅", "关注", "星标", "在看", "点赞",
    "转发", "加群", "入群",
    "社群", "微信", "直播间", "直播", "会员", "课程", "训练营", "特训营", "报名", "优惠", "退款",
    "回放", "服务号", "客服",
    "助手", "加入", "投稿", "合作", "商务", "添加", "领取", "限时", "付费", "福利", "下载", "收藏",
    "评论区", "收听", "👇", "👆", "⭐", "🌟",
    "subscribe", "newsletter", "sign up", "click here", "follow us", "sponsor", "promo code",
    "discount",
)  # fmt: skip

#: What a page asks its readers to do, and a speaker hardly his listeners.
CALLS: Final = (
    "评论区", "留言", "星标", "在看", "转发", "扫码", "二维码", "长按", "公众号", "视频号", "私信",
    "后台回复", "加群", "入群", "社群", "招募", "主理人",
)  # fmt: skip

#: How a caption ends below which every word was said.
CAPTIONS: Final = (
    "演讲", "演讲全文", "演讲文稿", "演讲实录", "讲座全文", "文字实录", "文稿整理", "文字整理", "全文整理",
    "实录", "全文", "文稿", "文字版", "transcript", "full text", "speech", "keynote", "remarks",
)  # fmt: skip

#: What is said last.
FAREWELLS: Final = (
    "谢谢", "感谢", "再见", "拜拜", "下次见", "下期见", "保重", "荣幸", "很高兴", "祝你", "祝您", "祝大家",
    "祝一切", "thank you", "thanks", "goodbye", "bye-bye", "see you", "take care", "good night",
    "my pleasure",
)  # fmt: skip

#: Phrases of disclaimers, wherever in a line they stand.
DISCLAIMERS: Final = (
    "不构成任何投资建议", "不构成投资建议", "观点不代表", "不代表本", "不代表同意", "侵权",
    "版权所有", "未经授权", "转载请", "严禁转载", "不得转载", "谢绝转载", "禁止转载", "请勿转载",
    "隐私协议", "all rights reserved", "©",
)  # fmt: skip

#: Who has made an article and stands below it: `值班编辑：…`, `文｜…`. (With no more before them than
#: what they do.)
CREDITS: Final = (
    "编辑", "责编", "主编", "统筹", "校对", "排版", "撰文", "撰稿", "采写", "摄影", "监制", "策划", "审核", "审校", "供图", "图源",
    "编译", "译者", "整理", "制作", "出品", "美编", "题图", "头图", "封面图", "题图来源", "图片来源",
)  # fmt: skip

#: What an editor puts before words of his own, in brackets or not.
NOTES: Final = (
    "编者注", "编者按", "编注", "编按", "译者注", "译注", "记者注", "作者注", "小编注", "編者注", "編者按", "編按", "編注",
    "譯者注", "譯註", "編者註", "記者註", "記者注", "editor's note", "editor’s note", "translator's note",
)  # fmt: skip

#: A line of nothing else says that the text is over.
ENDS: Final = _words("end theend 完 全文完 完结 本文完 endoftranscript")

#: Lines after which nothing is said any more.
FOOTERS: Final = (
    "相关阅读", "更多阅读", "参考内容", "视频链接", "素材来源", "推荐阅读", "延伸阅读", "往期精选",
    "往期回顾", "往期推荐", "往期文章", "热门文章", "热文", "精彩推荐",
    "参考资料", "参考文献", "参考链接", "参考来源", "资料来源", "免责声明", "版权声明", "版权所有",
    "转载请", "未经授权",
    "隐私协议", "联系我们", "以上内容由", "由ai生成", "本文来自", "本文由", "文章来源", "原文链接",
    "阅读原文", "欢迎投稿",
    "不代表同意", "不代表本", "侵权", "全文完", "（完）", "(完)", "©", "(c) 20",
    "all rights reserved", "copyright",
    "related articles", "related posts", "related reading", "further reading", "references",
    "footnotes",
    "disclaimer", "privacy policy", "terms of use", "transcription ended", "end of transcript",
    "transcribed by", "this editable transcript", "meeting ended after", "stopped transcription",
)  # fmt: skip
