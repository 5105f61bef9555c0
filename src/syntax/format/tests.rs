use super::format;
use crate::syntax::parse;
use crate::syntax::print::print;
use proptest::prelude::*;

#[track_caller]
fn formatted(text: &str) -> String {
    let once = format(text).unwrap();
    assert_eq!(format(&once).unwrap(), once, "formatting is idempotent");
    once
}

/// The tree in canonical form, which has no places and no comments.
fn tree(text: &str) -> String {
    print(&parse(text).0)
}

/// The comments of a text in order, without marks and blanks at their ends.
fn comments(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        // No text of these tests has the mark in a string.
        if let Some(at) = line.find('#') {
            found.push(line[at..].trim_matches(|c: char| c == '#' || c.is_whitespace()).to_owned());
        }
    }
    found
}

#[test]
fn comments_stay_where_they_belong() {
    let text = "# The file.\n\n\n## Not a doc.\n\nuse   \"a.thm\" # why\nuse \"b.thm\"\n\
# About T.\ntheorem \"T\" { # open\n\n\n  points A,B # free\n  ## inner\n\n\n  # two\n  k=1;m=2 # both\n\
  show foo(A, # first\n    B) # last\n\n  # the end\n\n}# closed\n## One.\n##   Two.\n\
construction c(P:point):point{P}\n# tail";
    insta::assert_snapshot!(formatted(text), @r#"
    # The file.

    ## Not a doc.

    use "a.thm"  # why
    use "b.thm"

    # About T.
    theorem "T" {  # open
        points A, B  # free
        ## inner

        # two
        k = 1
        m = 2  # both
        # first
        show foo(A, B)  # last

        # the end
    }  # closed

    ## One.
    ##   Two.
    construction c(P: point): point {
        P
    }

    # tail
    "#);
}

/// What fits on a line stays there; else its parts are set apart from the outside to the inside.
#[test]
fn long_statements_are_broken() {
    let far = "circumcenter(Ananas, Bananas, Cherries)";
    let text = format!(
        "theorem \"T\" {{\nshow {far} == midpoint({far}, {far})\nshow {far} == {far} + 1/3 * ({far} - {far})\n\
         show foo({far} + {far} - {far} + {far}, A, B, C, {far} / 2, -1/2)\n\
         point X on foo({far}, {far}), foo({far}) other than A\nshow {far} == {far} == {far}\n\
         show {far} ==\n{far}\n}}\n\
         construction c(P: point): number, number {{\nfoo({far}, {far}), bar({far}, {far})\n}}\n"
    );
    let printed = formatted(&text);
    assert!(printed.lines().all(|line| line.chars().count() <= 100), "{printed}");
    assert_eq!(tree(&printed), tree(&text));
    insta::assert_snapshot!(printed, @r#"
    theorem "T" {
        show circumcenter(Ananas, Bananas, Cherries) ==
            midpoint(circumcenter(Ananas, Bananas, Cherries), circumcenter(Ananas, Bananas, Cherries))
        show circumcenter(Ananas, Bananas, Cherries) ==
            circumcenter(Ananas, Bananas, Cherries) +
                1/3 *
                    (circumcenter(Ananas, Bananas, Cherries) - circumcenter(Ananas, Bananas, Cherries))
        show foo(
            circumcenter(Ananas, Bananas, Cherries) +
                circumcenter(Ananas, Bananas, Cherries) -
                circumcenter(Ananas, Bananas, Cherries) +
                circumcenter(Ananas, Bananas, Cherries),
            A, B, C,
            circumcenter(Ananas, Bananas, Cherries) / 2,
            -1/2
        )
        point X on foo(
                circumcenter(Ananas, Bananas, Cherries),
                circumcenter(Ananas, Bananas, Cherries)
            ),
            foo(circumcenter(Ananas, Bananas, Cherries)) other than A
        show circumcenter(Ananas, Bananas, Cherries) ==
            circumcenter(Ananas, Bananas, Cherries) ==
            circumcenter(Ananas, Bananas, Cherries)
        show circumcenter(Ananas, Bananas, Cherries) == circumcenter(Ananas, Bananas, Cherries)
    }

    construction c(P: point): number, number {
        foo(circumcenter(Ananas, Bananas, Cherries), circumcenter(Ananas, Bananas, Cherries)),
        bar(circumcenter(Ananas, Bananas, Cherries), circumcenter(Ananas, Bananas, Cherries))
    }
    "#);
}

#[test]
fn comments_on_consecutive_lines_stand_under_each_other() {
    let text = "theorem \"T\" {  # open\n    points A, B # two\n    k = 1    # one\n\n    Δ = 2 # apart\n\
        m = 1\n    show k == 12345 # last\n    show Δ == 1  # and one more\n}\n";
    let printed = formatted(text);
    let columns: Vec<Option<usize>> =
        printed.lines().map(|line| line.chars().position(|c| c == '#')).collect();
    let expected = [15, 17, 17, 0, 11, 0, 21, 21, 0].map(|column| Some(column).filter(|&c| c > 0));
    assert_eq!(columns, expected, "{printed}");
}

#[test]
fn a_long_line_is_not_broken_inside_a_name() {
    let long = "A".repeat(70);
    let text = format!("theorem \"T\" {{\n    show {long} == {long}^2\n}}\n");
    let broken = format!("theorem \"T\" {{\n    show {long} ==\n        {long}^2\n}}\n");
    assert_eq!(formatted(&text), broken);
}

#[test]
fn fractions_are_numbers() {
    for (text, printed) in [
        ("1/3", "1/3"),
        ("-1 / 2 * x", "-1/2 * x"),
        ("x/3", "x / 3"),
        ("2*1/3", "2 * 1 / 3"),
        ("(2/3) ^ 2", "(2/3)^2"),
        ("1/2/3", "1/2 / 3"),
        ("1/(2/3)", "1 / (2/3)"),
    ] {
        let text = format!("theorem \"T\" {{\nshow y == {text}\n}}\n");
        assert_eq!(formatted(&text), format!("theorem \"T\" {{\n    show y == {printed}\n}}\n"));
    }
}

#[test]
fn a_comment_in_a_head_does_not_document() {
    let text = "## Doc.\nconstruction c( ## inside\n P: point): point { P }\n";
    let printed = formatted(text);
    assert_eq!(printed.lines().take(2).collect::<Vec<_>>(), ["# inside", "## Doc."]);
    assert_eq!(tree(&printed), tree(text));
}

#[test]
fn a_comment_between_documentation_and_word() {
    for text in [
        "## Doc.\n# plain\nconstruction c(P: point): point { P }\n",
        "## Doc.\n\n# plain\nconstruction c(P: point): point { P }\n",
        "## Away.\n\n## Doc.\n\nconstruction c(P: point): point { P }\n",
        "## Away.\n# plain\n## Doc.\nconstruction c(P: point): point { P }\n",
        "theorem \"T\" { show 1 == 1 } ## trailing\nconstruction c(P: point): point { P }\n",
    ] {
        assert_eq!(tree(&formatted(text)), tree(text), "{text}");
    }
}

#[test]
fn mistakes_are_given_back() {
    assert!(format("theorem \"T\" {").is_err());
    assert!(format("").is_err());
    assert!(format("# only a comment\n").is_err());
}

/// Texts of a few lines, in pieces between which a comment may stand.
const PIECES: [&str; 41] = [
    "use",
    "\"a.thm\"",
    "\n",
    "theorem",
    "\"T\"",
    "{",
    "points",
    "A",
    ",",
    "B",
    "\n",
    "k",
    "=",
    "1",
    "+",
    "2",
    ";",
    "require",
    "A",
    "!=",
    "B",
    "\n\n",
    "show",
    "foo",
    "(",
    "A",
    ",",
    "B",
    ")",
    "}",
    "\n",
    "predicate",
    "foo",
    "(",
    "P",
    ":",
    "point",
    ")",
    "{",
    "P == P",
    "}",
];

proptest! {
    /// Comments everywhere: each is kept, in order, and the tree is the same.
    #[test]
    fn comments_anywhere(marks in proptest::collection::vec((0..PIECES.len(), 0..4_usize), 0..8)) {
        let mut text = String::new();
        for (at, piece) in PIECES.iter().enumerate() {
            text.push_str(piece);
            text.push(' ');
            for (number, (_, sort)) in marks.iter().enumerate().filter(|(_, (place, _))| *place == at) {
                // A line break ends some statements, so that not every text can be read.
                text.push_str(["\n# ", "# ", "\n\n## ", "## "][*sort]);
                text.push_str(&number.to_string());
                text.push('\n');
            }
        }
        if let Ok(once) = format(&text) {
            prop_assert_eq!(format(&once), Ok(once.clone()), "idempotent: {}", text);
            prop_assert_eq!(tree(&once), tree(&text));
            let (mut before, mut after) = (comments(&text), comments(&once));
            before.sort();
            after.sort();
            prop_assert_eq!(before, after);
        }
    }
}
