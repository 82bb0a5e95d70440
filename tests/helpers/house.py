"""The house rules that import-linter cannot state, as plain functions over a source tree."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

LAYERS = ("app", "sync", "ui", "resources")
ADAPTERS = "sync.adapters"
LONGEST_FILE = 400
LONGEST_FUNCTION = 50

BANNED = {
    "_thread",
    "datetime.date.today",
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "os.urandom",
    "random",
    "secrets",
    "threading",
    "time.time",
    "time.time_ns",
    "uuid",
}
IMPURE = {
    "asyncio",
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
HOMES = {
    "PySide6": ("ui",),
    "aiosmtplib": ("sync.post",),
    "alembic": ("app.persistence",),
    "fontpkg_inter": ("ui",),
    "jinja2": ("app.feedback",),
    "notifications_python_client": ("sync.post",),
    "psycopg": ("app.persistence",),
    "qasync": ("ui",),
    "shiboken6": ("ui",),
    "sqlalchemy": ("app.persistence",),
    "sqlcipher3": ("app.persistence",),
    "uvloop": ("sync",),
    "websockets": ("sync.hub", "sync.session", "sync.guard"),
}
WITHOUT_A_LOOP = ("app", "sync.room", "sync.replica", "sync.protocol")

SKIPPED = re.compile(r"^(\.(?!ci$|gitignore$).*|build|dist|__pycache__|.*\.egg-info)$")
# The brackets keep these patterns from finding themselves.
STRAY_TEXT = re.compile(
    r"/wor[k]/|/far[m]/|/root/[.]|/opt/[p]ypi|py[p]i\.org|pythonhoste[d]|npmj[s]\."
)
SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b(?::?\s*[A-Z]+\d+,?|\[[\w, -]+\])*(?P<why>.*)")


def sources(root: Path, *folders: str) -> Iterator[tuple[str, Path, ast.Module]]:
    """Yield (module name, path, tree) for each Python file in these folders of `root`."""
    for folder in folders:
        for path in sorted((root / folder).rglob("*.py")):
            parts = path.relative_to(root).with_suffix("").parts
            module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            yield module, path, ast.parse(path.read_text("utf-8"), str(path))


def within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def imported(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield (full dotted name, line) of each import, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def bindings(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (local name, full dotted name that it stands for) of each import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name.partition(".")[0]
                yield (alias.asname, alias.name) if alias.asname else (root, root)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def used(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield (full dotted name, line) of each import and each attribute reached through one."""
    yield from imported(tree)
    names = dict(bindings(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            root, _, rest = ast.unparse(node).partition(".")
            if root in names:
                yield f"{names[root]}.{rest}", node.lineno


def banned_calls(root: Path) -> Iterator[str]:
    for module, path, tree in sources(root, *LAYERS):
        if module != ADAPTERS:
            for name, line in used(tree):
                if within(name, *BANNED):
                    yield f"{path}:{line}: {name} is for {ADAPTERS} alone"


def strangers_at_home(root: Path) -> Iterator[str]:
    for module, path, tree in sources(root, *LAYERS):
        for full, line in imported(tree):
            homes = HOMES.get(full.partition(".")[0])
            if homes and not within(module, *homes):
                yield f"{path}:{line}: {full} belongs in {' or '.join(homes)}"


def loops_in_cores(root: Path) -> Iterator[str]:
    for module, path, tree in sources(root, *LAYERS):
        if within(module, *WITHOUT_A_LOOP):
            for full, line in imported(tree):
                if within(full, "asyncio"):
                    yield f"{path}:{line}: {module} must not know asyncio"


def impure_domain(root: Path) -> Iterator[str]:
    allowed = (sys.stdlib_module_names - IMPURE) | {"msgspec"}
    for _, path, tree in sources(root, "app/domain"):
        for full, line in imported(tree):
            if full.partition(".")[0] not in allowed and not within(full, "app.domain"):
                yield f"{path}:{line}: {full} in the pure domain"
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"open", "print", "input"}:
                yield f"{path}:{node.lineno}: {ast.unparse(node.func)}() in the pure domain"


def too_long(root: Path) -> Iterator[str]:
    for _, path, tree in sources(root, *LAYERS, "tests"):
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LONGEST_FILE:
            yield f"{path}: {lines} lines"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{path}:{node.lineno}: {node.name} has {length} lines"


def lazy_structs(root: Path) -> Iterator[str]:
    """Postponed annotations make msgspec evaluate each Struct's types again at decode set-up."""
    for _, path, tree in sources(root, *LAYERS):
        postponed = any(full == "__future__.annotations" for full, _ in imported(tree))
        for node in ast.walk(tree) if postponed else ():
            if isinstance(node, ast.ClassDef) and any(
                "Struct" in ast.unparse(b) for b in node.bases
            ):
                yield f"{path}:{node.lineno}: {node.name} with postponed annotations"


def silent_silencing(root: Path) -> Iterator[str]:
    for _, path, _ in sources(root, *LAYERS, "tests"):
        lines = path.read_text("utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            found = SILENCED.search(line)
            if found and len(re.findall(r"\w+", found["why"])) < 2:
                yield f"{path}:{number}: say beside it why this is silenced"


def texts(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield every file of the project that is text, leaving out what is built or cached."""
    for path in sorted(root.iterdir()):
        if SKIPPED.match(path.name) or path.is_symlink():
            continue
        if path.is_dir():
            yield from texts(path)
            continue
        data = path.read_bytes()
        if b"\0" not in data:
            yield path, data.decode("utf-8")


def stray_addresses(root: Path) -> Iterator[str]:
    for path, text in texts(root):
        for number, line in enumerate(text.splitlines(), 1):
            if found := STRAY_TEXT.search(line):
                yield f"{path}:{number}: {found[0]} names one machine or registry"


RULES = (
    banned_calls,
    impure_domain,
    lazy_structs,
    loops_in_cores,
    silent_silencing,
    stray_addresses,
    strangers_at_home,
    too_long,
)
