//! The README's commands are replayed, and what they print is what it shows, times and seeds aside.

use std::process::Command;

/// The commands of the README with the output shown below each.
fn sessions(readme: &str) -> Vec<(String, String)> {
    let mut sessions = Vec::new();
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let (command, output) = block.split_once('\n').expect("a command and its output");
        let command = command.strip_prefix("$ zippel ").expect("a command of the program");
        sessions.push((command.to_owned(), output.to_owned()));
    }
    sessions
}

/// The text without what differs from run to run.
fn masked(text: &str) -> String {
    let mut masked = String::new();
    for line in text.trim().lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut kept = Vec::new();
        for (i, word) in words.iter().enumerate() {
            let unit = |w: &&str| matches!(w.trim_end_matches(')'), "ms" | "s" | "µs");
            let time = words.get(i + 1).is_some_and(unit) || unit(word);
            let seed = i > 0 && words[i - 1] == "seed";
            kept.push(if time || seed { "#" } else { word });
        }
        masked.push_str(&kept.join(" "));
        masked.push('\n');
    }
    masked
}

#[test]
fn commands_print_what_the_readme_shows() {
    let root = env!("CARGO_MANIFEST_DIR");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).expect("a README");
    let sessions = sessions(&readme);
    assert!(!sessions.is_empty());
    for (command, shown) in sessions {
        let output = Command::new(env!("CARGO_BIN_EXE_zippel"))
            .args(command.split_whitespace())
            .current_dir(root)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{command}");
        let printed = String::from_utf8(output.stdout).expect("text");
        assert_eq!(masked(&printed), masked(&shown), "{command}");
    }
}

#[test]
fn what_differs_from_run_to_run_is_masked() {
    let text = "  ✓ holds 2^-106 Simson   0.4 ms\n2 theorems (16.6 ms)\nseed a002, from the operating system\n";
    let other =
        "  ✓ holds 2^-106 Simson  1 ms\n2 theorems (2 s)\nseed ffff, from the operating system\n";
    assert_eq!(masked(text), masked(other));
    assert_ne!(masked(text), masked(&text.replace("106", "105")));
}

/// `.ci/run` replays whatever the README shows to type into a shell; so that it goes on to find something, and to end.
#[test]
fn the_shell_commands_are_few() {
    let root = env!("CARGO_MANIFEST_DIR");
    let readme = std::fs::read_to_string(format!("{root}/README.md")).expect("a README");
    let blocks = readme.split("```sh\n").skip(1).filter_map(|block| block.split("```").next());
    let commands: Vec<&str> = blocks.flat_map(str::lines).collect();
    assert_eq!(commands, ["cargo run --release -- verify theorems", "cargo test"]);
}

/// The oldest compiler is the same in the README, in the package, and in what hosts check.
#[test]
fn one_oldest_compiler() {
    let root = env!("CARGO_MANIFEST_DIR");
    let version = env!("CARGO_PKG_RUST_VERSION");
    for (file, phrase) in [
        ("README.md", format!("({version} or later)")),
        (".github/workflows/ci.yml", format!("rust:{version}-")),
    ] {
        let text = std::fs::read_to_string(format!("{root}/{file}")).expect("a file");
        assert!(text.contains(&phrase), "{file}: {phrase}");
    }
}
