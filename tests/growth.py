#!/usr/bin/env python3
"""Texts made to hurt, each in two sizes: four times as much text may take eight times the processor time at most (what
grows with the square takes sixteen), and memory in proportion.  usage: growth.py FZLINT"""
import os, random, subprocess, sys, tempfile

HEAD = "青禾县人民政府关于2024年法治政府建设情况的报告\n\n2024年，青禾县推进法治政府建设。\n一、主要举措和成效\n"
TAIL = "\n二、存在的不足\n"
SMALL = 220_000  # bytes: patterns are compiled for the processor from 200 KiB on, which costs the same for any text
TIMES, MOST_TIME, NOISE = 4, 8, 0.5  # seconds
MOST_BYTES = 500  # of memory, a byte of text
random.seed(1)
HAN = [chr(c) for c in range(0x4E00, 0x5800)]


def han(n):
    return "".join(random.choices(HAN, k=n))


# What makes piece I.
SHAPES = {
    "headings of four levels": lambda i: "一、甲\n（一）乙\n1.丙\n（1）丁\n",
    "numbered headings": lambda i: f"{i + 1}.{han(8)}\n",
    "opening brackets": lambda i: "（",
    "marks of Markdown": lambda i: "#" * 500 + " 甲\n",
    "one long line": lambda i: "推进法治政府建设，",
    "one line of any words": lambda i: han(10),
    "figures": lambda i: f"{i * 7919}件，",
    "sums": lambda i: f"办理案件{i}件，其中维持{i // 2}件、撤销{i // 3}件、其他{i // 4}件。",
    "paragraphs": lambda i: han(60) + "。\n",
    "places": lambda i: f"{han(2)}县人民政府、",
    "places that something is done for": lambda i: f"为{han(2)}县啊",
    "the same paragraph": lambda i: "推进法治政府建设走深走实，全面落实主体责任和监督责任，取得较好成效。\n",
}


def measure(fzlint, text, path):
    """Seconds of processor time, and KiB of memory."""
    with open(path, "w") as f:
        f.write(HEAD + text + TAIL)
    process = subprocess.Popen([fzlint, "-q", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1, 2):
        raise RuntimeError(f"it ended with {process.returncode}")
    return used.ru_utime, used.ru_maxrss


def wrong(fzlint, make, path, base):
    """What is wrong with how time and memory grow, or None. BASE: seconds that a text of SMALL bytes costs anyway."""
    text, at, size, measured = [], 0, 0, []
    for limit in (SMALL, TIMES * SMALL):
        while size < limit:
            text.append(make(at))
            size += len(text[-1].encode())
            at += 1
        measured.append(measure(fzlint, "".join(text), path) + (size,))
    (time_small, rss_small, small), (time_large, rss_large, large) = measured
    if time_large - base > MOST_TIME * (time_small - base) + NOISE:
        return f"{time_large:.2f} s after {time_small:.2f} s for a fourth of the text ({base:.2f} s for any)"
    if (rss_large - rss_small) * 1024 > MOST_BYTES * (large - small):
        return f"{rss_large - rss_small} KiB more for {(large - small) // 1024} KiB more of text"
    return None


def main():
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        base = measure(sys.argv[1], "\n" * SMALL, folder + "/report.txt")[0]
        for name, make in SHAPES.items():
            for _ in range(3):  # a busy machine may spoil one
                why = wrong(sys.argv[1], make, folder + "/report.txt", base)
                if not why:
                    break
            failed += bool(why)
            print(f"not ok growth: {name}: {why}" if why else f"ok growth: {name}")
    print(f"{len(SHAPES) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
