//! The crate keeps to its own map: dependencies point one way, the terminal stays in its corner,
//! files stay small, the README tells what the action table says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use attache::app::{Action, KeyMap};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All Rust files below `dir`, sorted.
fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// `document/open.rs`.
fn short(path: &Path) -> String {
    path.strip_prefix(root().join("src")).expect("below src").to_string_lossy().replace('\\', "/")
}

/// The lines of a file that are program: no comments, and nothing from its test module on.
fn program(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut all = text.lines().peekable();
    while let Some(line) = all.next() {
        let tests = line.trim() == "#[cfg(test)]"
            && all.peek().is_some_and(|next| next.contains("mod ") && next.ends_with('{'));
        if tests {
            break;
        }
        if !line.trim_start().starts_with("//") {
            lines.push(line);
        }
    }
    lines
}

/// Files that are only compiled for tests: `#[cfg(test)] mod name;`, with or without a path.
fn test_files() -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for path in sources(&root().join("src")) {
        let text = read(&path);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for (i, _) in lines.iter().enumerate().filter(|(_, line)| **line == "#[cfg(test)]") {
            let rest: Vec<&str> = lines[i + 1..]
                .iter()
                .copied()
                .take_while(|l| l.starts_with("#[") || l.contains("mod "))
                .collect();
            let Some(name) = rest.iter().find_map(|l| {
                l.strip_prefix("pub(crate) ").unwrap_or(l).strip_prefix("mod ")?.strip_suffix(';')
            }) else {
                continue;
            };
            let file = rest.iter().find_map(|l| l.strip_prefix("#[path = \"")?.strip_suffix("\"]"));
            let dir = path.parent().expect("a folder");
            let own = dir.join(path.file_stem().expect("a name"));
            for base in [dir.to_owned(), own] {
                let named = file.map_or_else(|| base.join(format!("{name}.rs")), |file| base.join(file));
                found.insert(named);
                found.extend(if base.join(name).is_dir() { sources(&base.join(name)) } else { Vec::new() });
            }
        }
    }
    found
}

/// The files of the program with their text, test files left out.
fn files() -> Vec<(String, String)> {
    let tests = test_files();
    let all = sources(&root().join("src"));
    all.into_iter().filter(|path| !tests.contains(path)).map(|path| (short(&path), read(&path))).collect()
}

/// The table in src/lib.rs: each folder and those it may use.
fn map() -> Vec<(String, BTreeSet<String>)> {
    let text = read(&root().join("src/lib.rs"));
    let mut map: Vec<(String, BTreeSet<String>)> = Vec::new();
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | ")).filter(|row| row.contains('`'));
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let names: Vec<String> =
            cells[0].split(',').map(|name| name.trim_matches([' ', '`', '[', ']']).to_owned()).collect();
        let above: BTreeSet<String> = map.iter().map(|(name, _)| name.clone()).collect();
        let uses = cells[2].replace('`', "");
        let may: BTreeSet<String> = match uses.split_once(" but ") {
            _ if uses == "nothing of ours" => BTreeSet::new(),
            Some(("all above", not)) => {
                above.into_iter().filter(|name| !not.split(", ").any(|n| n == name)).collect()
            }
            _ if uses == "all above" || uses == "all" => above,
            _ => uses.split(", ").map(str::to_owned).collect(),
        };
        map.extend(names.into_iter().map(|name| (name, may.clone())));
    }
    map
}

/// Folders named as `crate::folder` in a line; `use crate::{a, b::c}` names several.
fn folders_in(lines: &[&str], known: &BTreeSet<String>) -> BTreeSet<String> {
    let text = lines.join("\n");
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let heads: Vec<&str> = match rest.strip_prefix('{') {
            // The names that stand right inside the braces.
            Some(inside) => {
                let mut depth = 0;
                let end = inside
                    .find(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth < 0
                    })
                    .unwrap_or(inside.len());
                let mut depth = 0;
                inside[..end]
                    .split(|c| {
                        depth += i32::from(c == '{') - i32::from(c == '}');
                        depth == 0 && c == ','
                    })
                    .collect()
            }
            None => vec![rest],
        };
        for head in heads {
            let name: String = head.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if known.contains(&name) {
                found.insert(name);
            }
        }
    }
    found
}

#[test]
fn dependencies_point_one_way() {
    let map = map();
    let known: BTreeSet<String> = map.iter().map(|(name, _)| name.clone()).collect();
    let folders: BTreeSet<String> = std::fs::read_dir(root().join("src"))
        .expect("src")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(known, folders, "the table in src/lib.rs names every folder");
    let may: BTreeMap<&str, &BTreeSet<String>> = map.iter().map(|(name, may)| (name.as_str(), may)).collect();
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let Some((folder, _)) = file.split_once('/') else { continue };
        for used in folders_in(&program(&text), &known) {
            if used != folder && !may[folder].contains(&used) {
                wrong.push(format!("{file} uses {used}, which {folder} may not"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_check_itself_sees_what_it_should() {
    let known: BTreeSet<String> = ["text", "ui", "app"].into_iter().map(str::to_owned).collect();
    let seen = |line: &str| folders_in(&program(line), &known).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(seen("use crate::ui::Screen;"), "ui");
    assert_eq!(seen("use crate::{app::{self, Key}, text};"), "app text");
    assert_eq!(seen("    let x = crate::app::update(s);"), "app");
    assert_eq!(seen("//! See [`crate::ui`]."), "");
    assert_eq!(seen("fn a() {}\n#[cfg(test)]\nmod tests {\n    use crate::ui::X;\n}"), "");
}

#[test]
fn the_terminal_is_named_only_where_it_is_drawn_on() {
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let may = file.starts_with("ui/") || file.starts_with("cli/");
        for name in ["ratatui", "crossterm", "tui_textarea"] {
            if !may && program(&text).iter().any(|line| line.contains(name)) {
                wrong.push(format!("{file} names {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_store_writes_files() {
    let writes = [
        "fs::write(",
        "File::create",
        "OpenOptions",
        "fs::rename(",
        "fs::remove_",
        "create_dir",
        "fs::copy(",
    ];
    let mut wrong = Vec::new();
    for (file, text) in files().into_iter().filter(|(file, _)| !file.starts_with("store/")) {
        for line in program(&text) {
            if writes.iter().any(|write| line.contains(write)) {
                wrong.push(format!("{file}: {}", line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is() {
    let tests = test_files();
    for path in sources(&root().join("src")) {
        let text = read(&path);
        assert!(
            tests.contains(&path) || text.starts_with("//! "),
            "{}: the first line says what the file is",
            short(&path)
        );
    }
}

/// About 300 lines of program are a file; tests at its end do not count.
const LONGEST: usize = 330;

/// Files that are longer, and why.
const LONG: &[(&str, &str)] = &[
    ("app/update/picker.rs", "every list to choose from opens, narrows and is chosen from alike"),
    ("config/settings.rs", "one record, setting by setting, and its tests' template"),
    ("app/action.rs", "the one table of actions"),
    ("cli/args.rs", "the one table of commands and flags"),
    ("ui/desk.rs", "one desk: what each effect on the layers does, and how it is answered"),
    (
        "ui/open.rs",
        "one seat: the terminal, what the session is put together from, and the workers it starts",
    ),
    ("ui/run.rs", "one loop: what comes in, what follows, and lending the screen share the session"),
    ("app/update/mod.rs", "the dispatch of all messages and actions: a table in the shape of a match"),
    ("extract/press/mod.rs", "the walk over a news text, whose state all its rules share"),
    ("extract/analysis.rs", "one working copy of a document: its tables and the look-ups on them"),
    ("extract/content/marker.rs", "one reading of a verb's complement, case after case"),
    ("extract/subject/single.rs", "one walk back from a verb to who does it, case after case"),
    ("extract/claims/event.rs", "one frame, who met whom, with the ways in which a partner is named"),
    ("extract/claims/place.rs", "one decision, what a hit is, and the constructions that decide it in order"),
    ("extract/claims/speech.rs", "one state over the sentences: who has the floor, and what takes it"),
    ("extract/entity.rs", "one linking of names: every rule needs the table of those linked before"),
    ("extract/parties.rs", "one question, who takes part, asked of title, lead, lists and turns in order"),
    ("extract/run.rs", "the order of the passes, in one place"),
    ("extract/card.rs", "one pass that fills one record, field by field"),
    ("extract/transcript.rs", "one pass: labels, who asks, and the turns under them share what a label is"),
    ("review/agree/mod.rs", "one report: its structure is the form that scripts rely on"),
    ("review/agreement/gamma/search.rs", "one branch-and-bound search whose bounds must match its steps"),
];

#[test]
fn files_stay_small() {
    let long: BTreeMap<&str, &str> = LONG.iter().copied().collect();
    let mut wrong = Vec::new();
    for (file, text) in files() {
        let lines = text.lines().count()
            - text.find("#[cfg(test)]\nmod tests {").map_or(0, |at| text[at..].lines().count());
        if lines > LONGEST && !long.contains_key(file.as_str()) {
            wrong
                .push(format!("{file} has {lines} lines: split it, or say why not in tests/architecture.rs"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (file, reason) in LONG {
        assert!(root().join("src").join(file).is_file(), "{file} is gone: take it off the list");
        assert!(reason.len() > 10);
    }
}

#[cfg(feature = "tui")]
#[test]
fn every_theme_is_sound() {
    use attache::ui::theme::{Depth, load};
    let folder = root().join("themes");
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("themes").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "toml") {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let (theme, warnings) = load(&name, std::slice::from_ref(&folder), Depth::True);
            assert_eq!((theme.name, warnings), (name, Vec::<String>::new()));
            seen += 1;
        }
    }
    assert!(seen >= 4, "ansi, a dark one, a light one, high contrast");
}

/// The table of keys as it stands in the README.
fn key_table() -> String {
    let keys = KeyMap::default();
    let mut out = String::from("| keys | what they do |\n|---|---|\n");
    let mut group = "";
    for (action, row) in Action::ALL.iter().zip(keys.rows()) {
        let title = action.group().title();
        if title != group {
            group = title;
            // Writing to a string cannot fail.
            let _ = writeln!(out, "| **{title}** | |");
        }
        let shown: Vec<String> =
            row.keys.iter().map(|key| format!("`{}`", key.replace('|', "\\|"))).collect();
        let _ = writeln!(out, "| {} | {} |", shown.join(" "), row.help);
    }
    out
}

#[test]
fn the_readme_tells_the_keys_there_are() {
    let path = root().join("README.md");
    let readme = read(&path);
    let (open, close) = ("<!-- keys -->\n", "<!-- end of keys -->");
    let start = readme.find(open).expect("the README has its table of keys") + open.len();
    let end = readme.find(close).expect("the table ends");
    let wanted = format!("\n{}\n", key_table());
    if std::env::var_os("ATTACHE_WRITE_README").is_some() && readme[start..end] != wanted {
        std::fs::write(&path, format!("{}{wanted}{}", &readme[..start], &readme[end..])).expect("written");
        return;
    }
    assert!(
        readme[start..end] == wanted,
        "README.md is behind the action table; run ATTACHE_WRITE_README=1 cargo test --test architecture"
    );
}

#[test]
fn the_readme_names_its_two_commands_and_its_files_exist() {
    let readme = read(&root().join("README.md"));
    assert!(readme.contains("cargo run --release -- sample-docs/strategic-consultations.txt"));
    assert!(readme.contains("cargo test"));
    for file in [
        "sample-docs/strategic-consultations.txt",
        "LICENSE",
        "CHANGELOG.md",
        ".ci/run",
        ".clippy.toml",
        ".rustfmt.toml",
    ] {
        assert!(root().join(file).is_file(), "{file}");
    }
}
