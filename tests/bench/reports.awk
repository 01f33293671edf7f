# Makes COUNT different reports in the folder OUT, of which 2 × PAIRS share a passage two by two: report 2i and 2i + 1 of
# the first ones have two paragraphs in common. All have the same frame, headings and set phrases, and figures of their
# own. Their names go to standard output, those of a pair on one line.
#   awk -v COUNT=3000 -v PAIRS=40 -v OUT=folder -f tests/bench/reports.awk
function pick(n) { return int(rand() * n) }
function word(n,    i, s) { # n characters that make no sense, and so stand nowhere else
    s = ""
    for (i = 0; i < n; i++)
        s = s chars[1 + pick(N_CHARS)]
    return s
}
function paragraph(    i, s) { # some 160 characters
    s = ""
    for (i = 0; i < 6; i++)
        s = s verbs[1 + pick(N_VERBS)] word(6 + pick(12)) pick(900) + 12 "件，" word(8) "；"
    return s "群众满意。"
}
BEGIN {
    srand(20231)
    N_CHARS = split("山 水 田 林 湖 草 沙 云 霞 松 柏 竹 梅 兰 菊 桃 李 杏 枫 榆 槐 桥 路 街 坊 巷 村 寨 岭 坡 溪 泉 江 河 海 岛 港 湾 城 镇 乡 社 组 队 站 所 点 线 面 窗 厅 馆 园 苑 楼 台 亭 阁 灯 塔 船 车 马 牛 羊 鱼 鸟 花 果 茶 盐 铁 铜 银 金 玉 石 瓷 丝 绸 布 棉 麻 纸 笔 墨 砚 琴 棋 书 画", chars, " ") # apart, because some awks count bytes
    N_VERBS = split("办理 开展 调解 检查 审查 培训 走访 排查 整改 评查", verbs, " ")
    for (n = 0; n < COUNT; n++) {
        name = sprintf("%s/%05d.txt", OUT, n)
        place = word(3) "县"
        pair = int(n / 2)
        print place "2023年法治政府建设情况报告" > name
        print "2023年，" place "坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，全面贯彻习近平法治思想，认真落实《法治政府建设实施纲要（2021—2025年）》，法治政府建设取得新进展。现将有关情况报告如下：" > name
        print "一、主要举措和成效" > name
        for (i = 1; i <= 12; i++) {
            print "严格落实行政执法公示、执法全过程记录、重大执法决定法制审核制度，加强执法监督，规范执法行为，提升执法质量，" paragraph() > name
            if (pair < PAIRS && (i == 4 || i == 9)) {
                if (n % 2 == 0)
                    shared[pair, i] = paragraph()
                print shared[pair, i] > name
            }
        }
        print "二、存在的不足和原因" > name
        print "对照上级要求还有差距，" paragraph() > name
        print "三、2024年工作安排" > name
        print "继续推进依法行政，" paragraph() > name
        close(name)
        if (pair < PAIRS && n % 2)
            printf "%s/%05d.txt %s\n", OUT, n - 1, name
    }
}
