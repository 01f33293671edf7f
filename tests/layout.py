#!/usr/bin/env python3
"""Word files for tests/cli/layout.sh: a draft made as GB/T 9704—2012 has it, and drafts that each deviate in one thing.

usage: layout.py FOLDER      FOLDER/fine/*.docx: right, in several ways; FOLDER/*.docx, and FOLDER/list: name, tab, rule,
                             tab, words of its one finding
"""
import pathlib, sys
from documents import REL, W, WORD, zipped
from xml.sax.saxutils import escape

TEXT = [("title", "青禾县人民政府关于2024年法治政府建设情况的报告"),
        ("body", "2024年，青禾县坚持以习近平法治思想为指导，推进法治政府建设。现将有关情况报告如下："),
        ("one", "一、主要举措和成效"), ("two", "（一）强化制度建设"), ("body", "制定行政规范性文件5件，全部备案。"),
        ("three", "1.规范执法。"), ("body", "办理行政处罚案件36件。"), ("run-in", "（二）加强监督。|开展案卷评查2次。"),
        ("one", "二、存在的不足和原因"), ("body", "执法力量不足，主要原因是编制少、任务重。"),
        ("one", "三、党政主要负责人履行推进法治建设第一责任人职责情况"), ("body", "县长主持常务会议研究法治议题6个。"),
        ("one", "四、下一年度主要安排"), ("body", "2025年，加强执法培训，提升执法能力。"),
        ("sign", "青禾县人民政府"), ("sign", "2025年1月20日")]
FONT = {"title": "方正小标宋简体", "body": "仿宋_GB2312", "one": "黑体", "two": "楷体_GB2312", "three": "仿宋_GB2312"}
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/>'
GRID = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'


def part(root, inside):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<w:{root} {W}>{inside}</w:{root}>'


def run(text, font="", more=""):
    fonts = f'<w:rFonts w:eastAsia="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{fonts}{more}</w:rPr><w:t>{escape(text)}</w:t></w:r>'


def paragraph(kind, text, body=""):
    """BODY: more properties of the words of body paragraphs."""
    if kind == "run-in":
        head, rest = text.split("|")
        return f'<w:p><w:pPr><w:pStyle w:val="body"/></w:pPr>{run(head, FONT["two"])}{run(rest, "", body)}</w:p>'
    more = body if kind == "body" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{kind}"/></w:pPr>{run(text, "", more)}</w:p>'


def style(kind, font, size, para, more=""):
    return f'<w:style w:type="paragraph" w:styleId="{kind}"{more}><w:pPr>{para}</w:pPr>' \
           f'<w:rPr><w:rFonts w:eastAsia="{font}"/><w:sz w:val="{size}"/></w:rPr></w:style>'


def styles(changed):
    indent = '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>'
    rows = {k: (FONT[k], 32, indent) for k in ("body", "one", "two", "three")}
    rows["title"] = (FONT["title"], 44, '<w:jc w:val="center"/>')
    rows["sign"] = (FONT["body"], 32, '<w:jc w:val="right"/>')
    rows.update(changed)
    return part("styles", "".join(style(kind, *row) for kind, row in rows.items()))


FOOTER = '<w:p><w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>' \
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:rFonts w:ascii="宋体"/><w:sz w:val="28"/></w:rPr>' \
    '<w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t> —</w:t></w:r></w:p>'


def draft(page=PAGE + GRID, changed=(), footer=FOOTER, body="", text=None, table=""):
    content = [paragraph(kind, words, body) for kind, words in (text or TEXT)]
    content = "".join(content[:5] + [table] + content[5:])
    refers = '<w:footerReference w:type="default" r:id="footer"/>' if footer else ""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ' \
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{WORD}{kind}+xml"/>'
            for name, kind in (("document", "document.main"), ("styles", "styles"), ("footer", "footer"))) + "</Types>"
    links = "".join(f'<Relationship Id="{k}" Type="{REL}{k}" Target="{k}.xml"/>' for k in ("styles", "footer"))
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    parts = {"[Content_Types].xml": types,
             "_rels/.rels": f'{head}<Relationship Id="m" Type="{REL}officeDocument" Target="word/document.xml"/></Relationships>',
             "word/document.xml": part("document", f"<w:body>{content}<w:sectPr>{refers}{page}</w:sectPr></w:body>"),
             "word/_rels/document.xml.rels": f"{head}{links}</Relationships>",
             "word/styles.xml": styles(dict(changed)), "word/footer.xml": part("ftr", footer)}
    return zipped(parts)


def drafts():
    """Name, rule, words of its one finding, file."""
    indent = '<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200"/>'
    flush = {"body": (FONT["body"], 32, indent.replace("200", "0"))}
    loose = {"body": (FONT["body"], 32, indent.replace("579", "600"))}
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d"/>'
    yield "paper", "FZ6001", "纸张宽 215.9 毫米、高 279.4 毫米，应为 A4", draft(
        '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2098" w:right="1808" w:bottom="986" w:left="1588"/>' + GRID)
    yield "margins", "FZ6002", "天头 25.4 毫米，应为天头 37 毫米", draft(
        page % (1440, 1474, 2642, 1588) + GRID)
    yield "text-area", "FZ6003", "版心宽 150 毫米，应为版心宽 156 毫米", draft(page % (2098, 1814, 1984, 1588))
    yield "lines", "FZ6004", "行距 30 磅，每面 21 行，应为 22 行（全文共7处）", draft(changed=loose)
    yield "chars", "FZ6005", "每行 25 字，应为 28 字（全文共7处）", draft(PAGE + GRID.replace("-849", "5900"))
    yield "title-font", "FZ6101", "标题为黑体小二（18 磅），应为小标宋二号（22 磅）", draft(
        changed={"title": ("黑体", 36, '<w:jc w:val="center"/>')})
    yield "body-font", "FZ6102", "正文为宋体小四（12 磅），应为仿宋三号（16 磅）（全文共6处）", draft(
        changed={"body": ("SimSun", 24, indent)}, text=[t for t in TEXT if t[0] != "run-in"])
    for level, (kind, font) in enumerate((("one", "黑体"), ("two", "楷体"), ("three", "仿宋")), 1):
        count = "（全文共4处）" if level == 1 else ""
        yield f"heading{level}", f"FZ610{level + 2}", f"级标题为宋体三号（16 磅），应为{font}三号（16 磅）{count}", draft(
            changed={kind: ("宋体", 32, indent)}, text=[t for t in TEXT if t[0] != "run-in"])
    yield "colour", "FZ6107", "文字红色，应为黑色（全文共7处）", draft(body='<w:color w:val="FF0000"/>')
    yield "marked", "FZ6107", "文字带底色，应为黑色（全文共7处）", draft(body='<w:highlight w:val="yellow"/>')
    yield "title-align", "FZ6201", "标题左对齐，应为居中", draft(changed={"title": (FONT["title"], 44, "")})
    yield "indent", "FZ6202", "首行没有缩进，应为首行缩进 2 字（全文共7处）", draft(changed=flush)
    yield "no-number", "FZ6301", "文档没有页码", draft(footer="")
    yield "bare-number", "FZ6302", "页码为“1”，应为“— 1 —”", draft(footer=FOOTER.replace("—", ""))
    yield "hyphens", "FZ6302", "页码为“- 1 -”，应为“— 1 —”", draft(
        page=PAGE + GRID + '<w:pgNumType w:fmt="numberInDash"/>', footer=FOOTER.replace("—", ""))
    yield "number-font", "FZ6303", "页码为Calibri小五（9 磅），应为宋体四号（14 磅）", draft(
        footer=FOOTER.replace('"宋体"/><w:sz w:val="28"', '"Calibri"/><w:sz w:val="18"'))


def others():
    """Name and file of drafts that are right, too: made in other ways, or with what no rule is about."""
    typed = [(kind, "\u3000\u3000" + words if kind == "body" else words) for kind, words in TEXT]
    flush = '<w:spacing w:line="579" w:lineRule="exact"/>'
    small = '<w:color w:val="FF0000"/><w:sz w:val="18"/>'
    cell = f'<w:p>{run("表里的字另有大小和颜色", "宋体", small)}</w:p>'
    yield "right", draft()
    yield "typed", draft(changed={"body": (FONT["body"], 32, flush)}, text=[t for t in typed if t[0] != "run-in"])
    yield "table", draft(table=f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")
    yield "aliases", draft(changed={"one": ("SimHei", 32, flush + '<w:ind w:firstLine="640"/>')},
                           body='<w:rFonts w:eastAsia="FangSong"/><w:color w:val="000000"/><w:shd w:fill="auto"/>')


def main(folder):
    with open(folder / "list", "w", encoding="utf-8") as rows:
        for name, rule, words, data in drafts():
            (folder / f"{name}.docx").write_bytes(data)
            rows.write(f"{name}\t{rule}\t{words}\n")
    (folder / "fine").mkdir()
    for name, data in others():
        (folder / "fine" / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
