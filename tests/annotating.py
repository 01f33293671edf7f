#!/usr/bin/env python3
"""Word files for tests/cli/annotating.sh, and a look at what fzlint made of them.

usage: annotating.py make FOLDER          files with all that a comment, or a tracked change, may run into
       annotating.py compare IN OUT       OUT is IN with comments and nothing else
       annotating.py places OUT JSON      the comments of OUT stand at the words of the findings in JSON (fzlint's)
       annotating.py comments OUT         author, marked words and text of each comment, a line each
       annotating.py reject IN OUT        OUT is IN once its tracked changes by fzlint are rejected
       annotating.py accept OUT           the text of OUT once they are accepted
"""
import io, json, re, struct, sys, zipfile
import xml.etree.ElementTree as ET
from documents import REL, TYPES, W, document, docx, paragraph, part, rels, zipped

SPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
          "http://purl.oclc.org/ooxml/wordprocessingml/main")
MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")


# ---- making ----

def run(text, props="", more=""):
    return f'<w:r w:rsidR="00A1">{props}{more}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inside, props=""):
    return f"<w:p>{props}{''.join(inside)}</w:p>"


BOLD = '<w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/><w:b/></w:rPr>'
MANY = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'


def field(*result):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return mark.format("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>" + mark.format("separate") + \
        "".join(result) + mark.format("end")


def body_of_all():
    box = '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>{0}</w:txbxContent></mc:Choice>' \
          '<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>'
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return "".join([
        par(run("青禾县2024年"), run("法治政府建设情况报告", BOLD)),
        par(run("2024年，青禾县布署法治政府建设，截止目前成效明显。现将有关情况报告如下：", BOLD)),
        par(run("主要举措和成效"), props=number),
        par(run("我县布", BOLD), '<w:proofErr w:type="spellStart"/>', run("署"), run("工作；2021-2025年规划 已 布署。")),
        par('<w:hyperlink r:id="x">', run("见布署方案"), "</w:hyperlink>", '<w:bookmarkStart w:id="3" w:name="b"/>',
            run("和布署要求"), '<w:bookmarkEnd w:id="3"/>'),
        par('<w:ins w:id="90" w:author="某">', run("新布署"), "</w:ins>", '<w:del w:id="91" w:author="某"><w:r><w:delText>旧的'
            "</w:delText></w:r></w:del>", run("的工作")),
        par(field(run("布署一"), run("布", BOLD)), run("署二")),
        par('<w:fldSimple w:instr="x">', run("布署三"), "</w:fldSimple>", '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr>'
            "<w:sdtContent>", run("布署四"), "</w:sdtContent></w:sdt>", '<w:smartTag w:element="e">', run("布署五"),
            "</w:smartTag>"),
        par("<w:r><w:t>&#24067;署&amp;布署 </w:t><w:tab/><w:t>布<![CDATA[署<布署>]]></w:t></w:r>"),
        par('<w:r><w:t>甲 布署</w:t></w:r><w:r><w:t xml:space="default">乙</w:t><w:br/><w:t>布署</w:t></w:r>'),
        par(run("正文"), box.format(par(run("文本框里布署"))), run("之后")),
        par(run("有脚注"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("的话")),
        par(MANY.format(7, ""), run("别人"), MANY.format(0, run("批注过布署")), run("的话")),
        par('<w:ruby><w:rt><w:r><w:t>bu</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>布</w:t></w:r></w:rubyBase></w:ruby>',
            run("署六")),
        "<w:tbl><w:tr><w:tc>", par(run("表中布署")), "</w:tc></w:tr></w:tbl>",
        par(run("存在的不足和原因"), props=number),
        par(run("执法力量不足，主要原因是编制少。")),
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'])


def with_mc(xml):
    return xml.replace(W, W + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"', 1)


def make(folder):
    numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="' \
        'chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId ' \
        'w:val="0"/></w:num>'
    others = "".join(f'<w:comment w:id="{i}" w:author="{a}">{paragraph(t)}</w:comment>'
                     for i, a, t in ((0, "某", "请核实"), (7, "fzlint", "我的名字也叫 fzlint")))
    extra = {"numbering": part("numbering", numbering), "header": part("hdr", paragraph("页眉布署")),
             "footnotes": part("footnotes", f'<w:footnote w:id="2">{paragraph("脚注里布署")}</w:footnote>')}
    main = with_mc(document(body_of_all()))
    lines = "".join(paragraph(f"第{i}项工作已经布署完成。") for i in range(500))
    plain = document(paragraph("青禾县2024年法治政府建设情况报告") + paragraph("工作已布署完毕。"))
    strict = plain.replace(SPACES[0], SPACES[1])
    bare = re.sub(r"(</?)w:", r"\1", plain).replace("xmlns:w=", "xmlns=").replace("xml:space", "xml:space")
    no_rels = {"[Content_Types].xml": TYPES.replace("comments", "other"), "_rels/.rels": rels(officeDocument="word/document.xml"),
               "word/document.xml": plain, "word/comments.xml": "<other/>"}
    files = {
        "all": docx(main, comments=part("comments", others), **extra),
        "many": docx(document(paragraph("青禾县2024年法治政府建设情况报告") + lines)),
        "strict": docx(strict),
        "bare": docx(bare),
        "empty-list": docx(plain, comments=part("comments", "").replace("></w:comments>", "/>")),
        "utf16": docx(plain.replace("UTF-8", "UTF-16").encode("utf-16")),
        "gb18030": docx(plain.replace("UTF-8", "GB18030").encode("gb18030")),
        "no-rels": zipped(no_rels),
        "furniture": docx(document('<w:p/><w:p><w:r><w:br/></w:r></w:p><w:sectPr><w:headerReference r:id="header"/>'
                                   "</w:sectPr>"), header=part("hdr", paragraph("页眉里布署"))),
        "no-paragraph": docx(document('<w:p/><w:sectPr><w:headerReference r:id="header"/></w:sectPr>'),
                             header=part("hdr", paragraph("页眉里布署"))),
    }
    for name, data in files.items():
        with open(f"{folder}/{name}.docx", "wb") as out:
            out.write(data)


# ---- looking ----

def local(element):
    space, _, name = element.tag.rpartition("}")
    return name if space.strip("{") in SPACES else element.tag


def attr(element, name):
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def text_of(element):
    return "".join(t.text or "" for t in element.iter() if local(t) == "t")


def read(path, name):
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        return ET.fromstring(z.read(name)) if name in z.namelist() else None


def packed(path):
    """Each entry's bytes as they lie in the zip."""
    data, found = open(path, "rb").read(), {}
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        assert len(set(z.namelist())) == len(z.namelist())
        for info in z.infolist():
            name, extra = struct.unpack("<HH", data[info.header_offset + 26:info.header_offset + 30])
            start = info.header_offset + 30 + name + extra
            found[info.filename] = (info.compress_type, info.CRC, data[start:start + info.compress_size])
    return found


def letters(root, skip=()):
    """Every character of the body with its form and what it stands in; everything else in its place."""
    out = []

    def walk(element, path, form):
        name = local(element)
        if name in MARKS or name in skip:
            return
        if name == "r":
            if [local(c) for c in element if local(c) not in ("rPr",)] == ["commentReference"]:
                return
            props = [c for c in element if local(c) == "rPr"]
            form = ET.tostring(props[0]) if props else b""
            attrs = sorted(element.attrib.items())
            for child in element:
                if child not in props:
                    walk(child, path + (("r", str(attrs)),), form)
            return
        if name in ("t", "delText"):
            out.extend((letter, path, form) for letter in "".join(element.itertext()))
            return
        out.append((name, str(sorted(element.attrib.items())), path, form))
        for child in element:
            walk(child, path + (name,), form)

    walk(root, (), b"")
    return out


def compare(before, after):
    old, new = packed(before), packed(after)
    may = {"word/document.xml", "word/comments.xml", "word/comments2.xml", "word/_rels/document.xml.rels",
           "[Content_Types].xml"}
    for name, what in old.items():
        assert name in may or new[name] == what, name
    assert set(new) - set(old) <= may, set(new) - set(old)
    a, b = letters(read(before, "word/document.xml")), letters(read(after, "word/document.xml"))
    for x, y in zip(a, b):
        assert x == y, (x, y)
    assert len(a) == len(b)
    ours = {c[0] for c in comments(after)}
    for old_one in comments(before):
        assert old_one in comments(after), old_one
    assert len(ours) == len(comments(after)), "an id twice"


def comments(path):
    """id, author, marked words, text of each comment; all of its marks are there, once."""
    root = read(path, "word/document.xml")
    types, links = read(path, "[Content_Types].xml"), read(path, "word/_rels/document.xml.rels")
    listed = ["word/" + attr(r, "Target") for r in (links or ()) if attr(r, "Type").endswith("/comments")]
    if not listed:
        return []
    listed, = listed
    assert any(attr(t, "PartName") == "/" + listed and attr(t, "ContentType").endswith(".comments+xml") for t in types)
    words, open_, seen = {}, [], []
    for element in root.iter():
        name = local(element)
        if name == "commentRangeStart":
            open_.append(attr(element, "id"))
            words[open_[-1]] = ""
        elif name == "commentRangeEnd":
            open_.remove(attr(element, "id"))
        elif name == "commentReference":
            seen.append(attr(element, "id"))
        elif name == "t":
            for i in open_:
                words[i] += element.text or ""
    found = [(attr(c, "id"), attr(c, "author"), words[attr(c, "id")], [text_of(p) for p in c if local(p) == "p"])
             for c in read(path, listed)]
    assert not open_ and sorted(seen) == sorted(words) == sorted(c[0] for c in found), (open_, seen, list(words))
    return found


def plain(text):
    return re.sub(r"\s", "", text or "")


def places(path, listed):
    report, = json.load(open(listed, encoding="utf-8"))["reports"]
    want = sorted((f["rule"], plain(f.get("text"))) for f in report["findings"])
    ours = [c for c in comments(path) if c[1] == "fzlint" and c[3][-1].startswith("[fzlint] ")]
    got = sorted((c[3][-1].split()[2], plain(c[2])) for c in ours)
    quoted = [(c[3][-1].split()[2], plain(c[3][1])) for c in ours]
    missing = [w for w in want if w[1] and w not in got and not any(q[0] == w[0] and f"“{w[1]}”" in q[1] for q in quoted)]
    assert not missing, missing
    assert [w[0] for w in want] == [g[0] for g in got], (want, got)
    for f in report["findings"]:
        assert any(c[3][0] == f["message"] for c in ours), f["message"]


def resolve(element, goes, stays):
    """Takes fzlint's elements GOES out, and what is around the content of its STAYS."""
    children = []
    for child in list(element):
        resolve(child, goes, stays)
        ours = attr(child, "author") == "fzlint" and local(child) in (goes, stays)
        if not ours:
            children.append(child)
        elif local(child) == stays:
            children.extend(child)
    element[:] = children


def reject(before, after):
    old, new = packed(before), packed(after)
    for name in old.keys() | new.keys():
        assert name == "word/document.xml" or new[name] == old[name], name
    tree = read(after, "word/document.xml")
    ids = [attr(e, "id") for e in tree.iter() if local(e) in ("ins", "del")]
    assert len(set(ids)) == len(ids), ids
    for kept in tree.iter():
        if local(kept) == "del" and attr(kept, "author") == "fzlint":
            assert all(local(t) != "t" for t in kept.iter())
    resolve(tree, "ins", "del")
    a, b = letters(read(before, "word/document.xml")), letters(tree)
    for x, y in zip(a, b):
        assert x == y, (x, y)
    assert len(a) == len(b)


def accept(path):
    tree = read(path, "word/document.xml")
    resolve(tree, "del", "ins")
    assert not any(attr(e, "author") == "fzlint" for e in tree.iter())
    for p in tree.iter():
        if local(p) == "p":
            print(text_of(p))


def main():
    command, arguments = sys.argv[1], sys.argv[2:]
    if command == "comments":
        for _, author, words, text in comments(*arguments):
            print(author, words, " / ".join(text), sep="\t")
    else:
        {"make": make, "compare": compare, "places": places, "reject": reject, "accept": accept}[command](*arguments)


main()
