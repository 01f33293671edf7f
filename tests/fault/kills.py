#!/usr/bin/env python3
"""Ends fzlint with signals at random moments while it writes, and says where a file is then neither as it was nor as it
would have become, or where something was left behind. SIGKILL gives no time to clean up: between getting its name and
taking the old file's place a new one may be left; so many are counted.

usage: kills.py FZLINT FAULT.so [TIMES]    half of the times files cannot be made without a name (fault.c)
"""
import os, pathlib, random, shutil, signal, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent.parent.parent
FILES = 25
JOBS = {"fix": "--fix in", "fix-docx": "--fix --unsafe-fixes word", "annotate": "annotate word/00.docx -o old.docx",
        "pages": "--format html=pages/ in"}
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def make(folder):
    made = folder.parent / "made"
    made.mkdir()
    subprocess.run([sys.executable, HERE / "tests/annotating.py", "make", made], check=True, cwd=HERE,
                   stdout=subprocess.DEVNULL)
    for name in ("in", "word", "pages"):
        (folder / name).mkdir(parents=True)
    for i in range(FILES):
        shutil.copy(HERE / "fixtures/reports/demo.txt", folder / f"in/{i:02}.txt")
        (folder / f"pages/{i + 1:04}-{i:02}.html").write_text("old")
        if i < 8:
            shutil.copy(made / "all.docx", folder / f"word/{i:02}.docx")
    shutil.copy(made / "all.docx", folder / "old.docx")


def files_of(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def start(fzlint, args, at, env):
    return subprocess.Popen([fzlint] + args.split(), cwd=at, env=os.environ | env, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    fzlint, library = (str(pathlib.Path(p).resolve()) for p in sys.argv[1:3])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    named = {"LD_PRELOAD": library, "FZ_FAULT": "tmpfile:1:all"}
    rng = random.Random(1)
    passed = failed = ended = changed = 0
    left = {False: 0, True: 0}
    with tempfile.TemporaryDirectory() as top:
        setup, at = pathlib.Path(top) / "setup", pathlib.Path(top) / "at"
        setup.mkdir()
        make(setup)
        before, after, seconds = files_of(setup), {}, {}
        for name, args in JOBS.items():
            for env in ({}, named):
                shutil.copytree(setup, at)
                began = time.monotonic()
                start(fzlint, args, at, env).wait()
                seconds[name, bool(env)] = time.monotonic() - began
                assert after.setdefault(name, files_of(at)) == files_of(at) != before, f"fzlint {args} wrote nothing"
                shutil.rmtree(at)
        for i in range(times):
            name, env = list(JOBS)[i % len(JOBS)], named if rng.random() < 0.5 else {}
            number = rng.choice(SIGNALS)
            shutil.copytree(setup, at)
            process = start(fzlint, JOBS[name], at, env)
            time.sleep(rng.uniform(0, seconds[name, bool(env)]))
            process.send_signal(number)
            ended += process.wait() == -number
            got, wrong = files_of(at), []
            for path, bytes_ in got.items():
                known = [files[path] for files in (before, after[name]) if path in files]
                if not known and number == signal.SIGKILL and pathlib.Path(path).name.startswith(".fzlint-"):
                    left[bool(env)] += 1
                elif bytes_ not in known:
                    wrong.append(("half-written: " if known else "left behind: ") + path)
            wrong += ["lost: " + path for path in before if path not in got]
            changed += got != before
            passed, failed = passed + (not wrong), failed + bool(wrong)
            if wrong:
                print(f"not ok {name} {'with names' if env else ''} {signal.Signals(number).name}: {'; '.join(wrong)}")
            shutil.rmtree(at)
    print(f"ok of {times} runs {ended} were ended, {changed} after something was written; left by SIGKILL: "
          f"{left[False]} files, and {left[True]} where all files have names")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
