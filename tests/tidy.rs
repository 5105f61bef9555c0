//! Rules of the source text that the compiler does not know: the order of the modules, what must never meet, sizes and names.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use zippel::diagnostic::Code;

/// Lines of a file at most.
const LINES: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files under a folder with one of these extensions, as paths within the package.
fn files(folder: &str, extensions: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if extensions.iter().any(|wanted| path.extension().is_some_and(|e| e == *wanted))
            {
                found.push(path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The modules in the order of `lib.rs`.
fn modules() -> Vec<String> {
    let lines = text("src/lib.rs");
    let names = lines.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The files of the library, each with its module.
fn library() -> Vec<(String, String)> {
    let own = |path: &String| {
        path != "src/lib.rs" && path != "src/main.rs" && !path.starts_with("src/cli/")
    };
    let paths = files("src", &["rs"]).into_iter().filter(own);
    paths
        .map(|path| {
            let rest = path.strip_prefix("src/").unwrap();
            let module = rest.split(['/', '.']).next().unwrap().to_owned();
            (path, module)
        })
        .collect()
}

/// The code without comments and without what is compiled for tests only.
fn code(path: &str) -> String {
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return String::new();
    }
    let mut kept = String::new();
    let source = text(path);
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        let trimmed = line.trim_start();
        if trimmed == "#[cfg(test)]" {
            skip_item(&line[..line.len() - trimmed.len()], &mut lines);
        } else if !trimmed.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Skips an item whose first line is indented like this: up to its end in the same column.
fn skip_item<'t>(indent: &str, lines: &mut impl Iterator<Item = &'t str>) {
    let mut first = true;
    for line in lines {
        let closes = |end: &str| line.strip_prefix(indent).is_some_and(|rest| rest == end);
        let single = first && !line.trim_start().starts_with("#[") && line.ends_with([';', '}']);
        if single || closes("}") || closes("];") || closes("};") {
            return;
        }
        first &= line.trim_start().starts_with("#[");
    }
}

/// The modules that a piece of code names after `crate::`.
fn named(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, marker) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &code[at + marker.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        names.insert(first_segment(&name));
                        name.clear();
                    }
                    c => name.push(c),
                }
            }
            names.insert(first_segment(&name));
        } else {
            names.insert(first_segment(rest));
        }
    }
    names.remove("");
    names
}

fn first_segment(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// For each module, the modules that it names.
fn edges() -> BTreeMap<String, BTreeSet<String>> {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, module) in library() {
        edges.entry(module).or_default().extend(named(&code(&path)));
    }
    edges
}

#[test]
fn every_module_names_only_those_above_it() {
    let order = modules();
    let place = |module: &str| order.iter().position(|other| other == module);
    let mut wrong = Vec::new();
    for (path, module) in library() {
        let own = place(&module).unwrap_or_else(|| panic!("{path} is in no module of lib.rs"));
        for other in named(&code(&path)) {
            match place(&other) {
                Some(place) if place <= own => {}
                Some(_) => {
                    wrong.push(format!("{path}: {module} names {other}, which stands below it"));
                }
                None => wrong.push(format!("{path}: {other} is no module of lib.rs")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_climbs_out_of_its_module() {
    for (path, _) in library() {
        let depth = path.split('/').count() - 1 - usize::from(path.ends_with("/mod.rs"));
        let climb = "super::".repeat(depth);
        assert!(!code(&path).contains(&climb), "{path}: write `crate::` instead of `{climb}`");
    }
}

/// The exact road is the check of the other: what it rests on must not contain what it checks.
#[test]
fn the_replay_rests_on_nothing_that_it_checks() {
    let edges = edges();
    let mut reached = BTreeSet::new();
    let mut open = vec!["replay".to_owned()];
    while let Some(module) = open.pop() {
        if reached.insert(module.clone()) {
            open.extend(edges.get(&module).into_iter().flatten().cloned());
        }
    }
    assert!(reached.contains("interpret"), "{reached:?}");
    for forbidden in ["slp", "eval", "analysis", "record", "trial", "plan", "bound"] {
        assert!(!reached.contains(forbidden), "replay rests on {forbidden}");
    }
}

#[test]
fn nothing_knows_the_command_line() {
    for (path, _) in library() {
        for word in [
            "crate::cli",
            "clap",
            "indicatif",
            "std::fs",
            "std::env",
            "getrandom",
            "std::time::Instant",
        ] {
            assert!(!code(&path).contains(word), "{path} names {word}");
        }
    }
}

#[test]
fn files_are_small() {
    for folder in ["src", "tests", "benches"] {
        for path in files(folder, &["rs", "thm"]) {
            let lines = text(&path).lines().count();
            assert!(lines <= LINES, "{path} has {lines} lines");
        }
    }
}

#[test]
fn modules_are_nouns_of_the_field() {
    for folder in ["src", "tests", "benches"] {
        for path in files(folder, &["rs"]) {
            for word in ["util", "helper", "manager", "common", "misc"] {
                assert!(!path.contains(word), "{path}: say what it is about");
            }
        }
    }
}

/// The parts of a file that are compiled for tests only.
fn tests_of(path: &str) -> String {
    let source = text(path);
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return source;
    }
    source
        .split_once("#[cfg(test)]\nmod tests {")
        .map_or_else(String::new, |(_, tests)| tests.to_owned())
}

#[test]
fn every_mistake_is_demanded_by_a_test() {
    let raised: String = library()
        .iter()
        .filter(|(_, module)| module != "diagnostic")
        .map(|(path, _)| code(path))
        .chain(files("src/cli", &["rs"]).iter().map(|path| code(path)))
        .collect();
    // These speak of all codes, and of none in particular.
    let general = ["tests/tidy.rs", "tests/diagnostics.rs"];
    let annotated = files("tests", &["rs", "thm", "snap"])
        .into_iter()
        .filter(|path| !general.contains(&path.as_str()));
    let demanded: String = annotated
        .map(|path| text(&path))
        .chain(library().iter().map(|(path, _)| tests_of(path)))
        .collect();
    let names = |code: &Code| [format!("Code::{code:?}"), code.as_str().to_owned()];
    let forgotten: Vec<&Code> = Code::ALL
        .iter()
        .filter(|code| raised.contains(&format!("Code::{code:?}")))
        .filter(|code| !names(code).iter().any(|name| demanded.contains(name)))
        .collect();
    assert!(forgotten.is_empty(), "no test demands {forgotten:?}");
}

#[test]
fn the_rules_see_what_breaks_them() {
    let names = |code| named(code).into_iter().collect::<Vec<_>>();
    assert_eq!(names("use crate::slp::{Node, NodeId};\ncrate::eval::run()"), ["eval", "slp"]);
    assert_eq!(names("use crate::{arith, field::{prime, rational}};"), ["arith", "field"]);
    assert_eq!(names("use othercrate::slp; $crate::eval!()"), [""; 0]);
    let mut lines = "fn a() {\n}\nfn b() {}\n".lines();
    skip_item("", &mut lines);
    assert_eq!(lines.next(), Some("fn b() {}"));
    assert!(tests_of("src/report/layout.rs").contains("lines_stay_within_the_page"));
    assert!(!code("src/report/layout.rs").contains("lines_stay_within_the_page"));
}
