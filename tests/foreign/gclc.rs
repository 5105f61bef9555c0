//! The commands of GCLC.

use crate::harness::{check, collection, mistakes, page, verdict};
use std::fs;
use std::path::PathBuf;
use zippel::document::Document;
use zippel::foreign::{Format, Outcome};
use zippel::sampling::Seed;
use zippel::source::Source;
use zippel::syntax;
use zippel::theorem::expectation::VerdictName;

const FORMAT: Format = Format::Gclc;

const TRUE: &[&str] = &[
    "point A 1 2\npoint B 3 4\npoint C 0 7\nmidpoint M A B\nmidpoint N A C\ncmark_b A\nprove { parallel M N B C }",
    // Objects of every sort.
    "point A 0 0\npoint B 9 0\npoint C 5 7\nmed p A B\nmed q B C\nintersec O p q\ncircle k O A\noncircle D O A\noncircle E k\n\
     getcenter Q k\nprove { same_length Q D O E }",
    "point A 0 0\npoint B 9 0\npoint C 5 7\nline c A B\nfoot F C c\nperp h C c\nintersec G h c\nprove { identical F G }",
    "point A 0 0\npoint B 9 0\npoint C 5 7\nline b A C\nparallel p B b\ntranslate D A B C\nonline X p\nprove { collinear B X D }\n",
    "point A 0 0\npoint B 9 0\npoint C 5 7\nbis s A B C\nonline X s\nprove { equal { angle A B X } { angle X B C } }",
    "point O 0 0\npoint A 9 0\npoint B 5 7\npoint C 1 1\ncircle k O A\nline l B C\nintersec2 X Y k l\nmidpoint M X Y\n\
     prove { perpendicular M O B C }",
    "point O 0 0\npoint A 9 0\nrotate B O 60 A\nprove { same_length A B O A }",
    "point O 0 0\npoint A 9 0\nrotate B O 90 A\nrotate C O 180 A\nprove { perpendicular A B B C }",
    "point A 0 0\npoint B 9 0\npoint P 5 7\nline l A B\nsim Q l P\nprove { perpendicular P Q A B }",
    // A known common point: the other one is meant.
    "point O 0 0\npoint A 9 0\npoint B 5 7\ncircle k O A\nline l A B\nintersec2 X Y k l\nmed m A X\nonline Z m\nprove { same_length Z A Z X }",
    // Numbers and procedures.
    "point A 0 0\npoint B 9 0\nnumber n 3\nexpression r { 1 / (n + 1) - 0 }\ntowards C A B r\nprove { equal { sratio A C A B } 0.25 }",
    "procedure middle M A B {\n  midpoint M A B\n}\npoint A 0 0\npoint B 9 0\npoint C 5 7\ncall middle { P A B }\ncall middle Q A C\n\
     prove { parallel P Q B C }",
    "point A 0 0\npoint B 9 0\npoint C 1 1\nset_equal D A\nprove { midpoint A A D }",
    // Terms.
    "prove\n{ equal\n  { mult { sum { a } { b } } { c } }\n  { sum { mult c a } { mult b c } }\n}",
    "point A 0 0\npoint B 9 0\npoint C 5 7\npoint D 1 5\nprove { equal { signed_area4 A B C D } { sum { signed_area3 A B C } { signed_area3 A C D } } }",
    "point A 0 0\npoint B 9 0\nline c A B\nperp h A c\nonline C h\nprove { equal { pythagoras_difference3 B A C } 0 }",
    "point A 0 0\npoint B 9 0\nline c A B\nperp h A c\nonline C h\nprove { equal { ratio 1 { angle B A C } } { 0 } }",
    "point A 0 0\npoint B 9 0\nline c A B\nperp h A c\nonline C h\nprove { equal { sum { segment A B } { segment A C } } { segment B C } }",
    "point A 0 0\npoint B 9 0\nline c A B\nonline C A B\nprove { alg_sum_zero3 { segment A B } { segment B C } { segment C A } }",
    "point A 0 0\npoint B 9 0\npoint C 5 7\npoint D 1 5\nprove { equal { pythagoras_difference4 A B C D } { sum { pythagoras_difference3 A B D } { mult -1 { pythagoras_difference3 C B D } } } }",
];

const FALSE: &[&str] = &[
    "point A 1 2\npoint B 3 4\npoint C 0 7\nmidpoint M A B\nmidpoint N A C\nprove { perpendicular M N B C }",
    "point A 0 0\npoint B 9 0\ntowards C A B 0.333333333\ntowards D A B 0.666666666\nprove { same_length A C D B }",
    "point A 0 0\npoint B 9 0\npoint C 5 7\nprove { alg_sum_zero3 { segment A B } { segment B C } { segment C A } }",
    // Coordinates are only for the drawing.
    "point A 0 0\npoint B 1 0\npoint C 2 0\nprove { collinear A B C }",
];

#[test]
fn true_statements_hold_and_false_ones_are_refuted() {
    for text in TRUE {
        let found = verdict(FORMAT, text);
        assert!(matches!(found, VerdictName::Holds | VerdictName::Proved), "{text}: {found}");
    }
    for text in FALSE {
        assert_eq!(verdict(FORMAT, text), VerdictName::Refuted, "{text}");
    }
}

/// A conjecture that is commented out is read as the prover would: without primes, and without the lines after `% skip`.
#[test]
fn objects_that_stand_twice_are_told_apart() {
    let text = "point A 0 0\npoint B 9 0\nonline C' A B\n% skip\npoint C 5 7\n%% prove { collinear A B C }\n% prove { midpoint C A B }\n";
    let source = Source::new("sample.gcl", text);
    let problems = FORMAT.read(source.name(), text);
    let titles: Vec<&str> = problems.iter().map(|problem| problem.title.as_str()).collect();
    assert_eq!(titles, ["sample 1", "sample 2"]);
    let verdicts: Vec<VerdictName> = problems
        .iter()
        .map(|problem| check(&page(problem, &source), &Seed::from_bytes([5; 32])).verdict.name())
        .collect();
    assert_eq!(verdicts, [VerdictName::Holds, VerdictName::Refuted]);
}

#[test]
fn what_is_written_is_canonical() {
    for text in TRUE.iter().chain(FALSE) {
        let source = Source::new("sample.gcl", *text);
        let page = page(&FORMAT.read(source.name(), text)[0], &source);
        assert_eq!(syntax::format(&page).as_ref(), Ok(&page));
    }
}

#[test]
fn mistakes_name_their_words() {
    for (text, code, line, word) in [
        ("point A 0 0\npiont B 1 1\nprove { identical A A }", "Z0203", 2, "piont"),
        ("point A 0 0\nline l A B\nprove { identical A A }", "Z0201", 2, "B"),
        ("point A 0 0\nline l A\nprove { identical A A }", "Z0206", 2, "line"),
        ("point A 0 0\nline l A A\nmidpoint M A l\nprove { identical A A }", "Z0207", 3, "l"),
        ("point A 0 0\nprove { colinear A A A }", "Z0203", 2, "colinear"),
        ("point A 0 0\nprove { collinear A A }", "Z0206", 2, "collinear"),
        ("point A 0 0\nprove { equal { segment A A } }", "Z0106", 2, "equal"),
        ("point A 0 0\nprove { equal { segmnet A A } 0 }", "Z0203", 2, "segmnet"),
        ("point A 0 0\nprove", "Z0213", 2, "prove"),
        ("point A 0 0\nprove { }", "Z0213", 2, "prove"),
        ("point A 0 0\ncall f { A }\nprove { identical A A }", "Z0203", 2, "f"),
        ("point A 0 0\ntowards B A A x/0\nprove { identical A A }", "Z0201", 2, "x"),
        ("point A 0 0\ntowards B A A 1/0\nprove { identical A A }", "Z0207", 2, "1/0"),
        ("point A 0 0\nturtle B A A 30 5\nprove { identical A A }", "Z0218", 2, "turtle"),
        ("point A 0 0\nrotate B A 40 A\nprove { identical A A }", "Z0218", 2, "40"),
        ("procedure f {\ncall f { }\n}\ncall f { }\nprove { equal 0 0 }", "Z0218", 2, "f"),
    ] {
        let found = mistakes(FORMAT, text);
        let expected = vec![vec![(code.to_owned(), line, word.to_owned())]];
        assert_eq!(found, expected, "{text}");
    }
    let drawing = mistakes(FORMAT, "point A 0 0\ncmark_b A\n");
    assert_eq!(drawing[0][0].0, "Z0218");
}

#[test]
fn odd_texts_are_read() {
    let text = TRUE[0].replace('\n', "\r\n").replace(' ', "\t");
    assert_eq!(verdict(FORMAT, &text), VerdictName::Holds);
    for text in [
        "",
        "{",
        "}",
        "prove { { { {",
        "prove }",
        "%",
        "% prove {",
        "\u{feff}",
        "call",
        "procedure f",
        "prove { equal { { } } }",
    ] {
        for problem in FORMAT.read("odd.gcl", text) {
            assert!(!matches!(problem.outcome, Outcome::Theorem(_)), "{text}");
        }
    }
    let deep = format!("prove {{ equal {} 0 }}", "{ ".repeat(100_000));
    assert!(!matches!(FORMAT.read("deep.gcl", &deep)[0].outcome, Outcome::Theorem(_)));
}

/// All files of the collection are read and decided; the conjectures that are false are those that are known to be.
#[test]
fn the_collection_is_decided() {
    let Some(folder) = collection("gclc") else { return };
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "gcl") {
                files.push(path);
            }
        }
    }
    files.sort();
    let (mut read, mut without, mut decided, mut refuted) = (0, 0, 0, Vec::new());
    for path in &files {
        let text = fs::read_to_string(path).unwrap();
        let source = Source::new(path.file_name().unwrap().to_string_lossy(), text.as_str());
        let problems = FORMAT.read(source.name(), &text);
        if matches!(problems[0].outcome, Outcome::Unsupported(_)) {
            without += 1;
            continue;
        }
        read += 1;
        for problem in &problems {
            let page = page(problem, &source);
            assert!(Document::read(&page).is_sound(), "{page}");
            let checked = check(&page, &Seed::from_bytes([9; 32]));
            match checked.verdict.name() {
                VerdictName::Holds | VerdictName::Proved | VerdictName::HoldsAsDrawn => {
                    decided += 1;
                }
                VerdictName::Refuted => {
                    assert!(checked.witness.is_some(), "{}", problem.title);
                    refuted.push(problem.title.clone());
                }
                other => panic!("{}: {other}", problem.title),
            }
        }
    }
    // One file draws a figure and proves nothing.
    assert_eq!((read, without), (115, 1));
    assert_eq!(decided, 127);
    refuted.sort();
    assert_eq!(
        refuted,
        [
            "thm_0257_Example57",
            "thm_0258_Example58",
            "thm_0930_NinePointsCircleExists 2",
            "thm_0930_NinePointsCircleExists 3",
            "thm_0930_NinePointsCircleExists 4",
        ]
    );
}
