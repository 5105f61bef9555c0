use super::*;
use crate::syntax::ast::{Item, StatementKind};
use crate::syntax::print;
use proptest::prelude::*;

/// The canonical forms of the statements of a theorem's body, and the codes and texts of the mistakes.
fn read(body: &str) -> (Vec<String>, Vec<String>) {
    let prefix = "theorem \"T\" {\n";
    let text = format!("{prefix}{body}\n}}\n");
    let (ast, diagnostics) = parse(&text);
    let shown = |diagnostic: &Diagnostic| {
        let span = diagnostic.primary.span;
        format!("{} {}", diagnostic.code.as_str(), &text[span.start as usize..span.end as usize])
    };
    let printed = print::print(&ast);
    let statements =
        printed.lines().filter_map(|line| line.strip_prefix("    ").map(str::to_owned)).collect();
    (statements, diagnostics.iter().map(shown).collect())
}

/// The statements of a body without mistakes.
fn statements(body: &str) -> Vec<String> {
    let (statements, mistakes) = read(body);
    assert_eq!(mistakes, [""; 0], "{body}");
    statements
}

#[test]
fn keywords_are_names_elsewhere() {
    assert_eq!(statements("source = 3; number = 2"), ["source = 3", "number = 2"]);
    assert_eq!(statements("point, show = c(number)"), ["point, show = c(number)"]);
    assert_eq!(statements("show on(P, l)"), ["show on(P, l)"]);
    assert_eq!(statements("show (a - b) == c"), ["show a - b == c"]);
    assert_eq!(statements("show -a == c"), ["show -a == c"]);
    assert_eq!(statements("on(P, l); other = than"), ["on(P, l)", "other = than"]);
    assert_eq!(statements("number + 1; source.x"), ["(number + 1)", "(source.x)"]);
    assert_eq!(statements("point P on c other than other"), ["point P on c other than other"]);
    assert_eq!(statements("point P on c,\n tag other than A"), ["point P on c, tag other than A"]);
    let (ast, diagnostics) = parse("construction c(point: point): point { point }");
    assert_eq!(diagnostics, []);
    assert!(
        matches!(&ast.items[..], [Item::Word(word)] if matches!(word.body[0].kind, StatementKind::Result(_)))
    );
}

#[test]
fn where_statements_end() {
    assert_eq!(
        statements("a = b +\n  c\nd = (e\n + f\n)\n g = f(\n h,\n i)"),
        ["a = b + c", "d = e + f", "g = f(h, i)"]
    );
    assert_eq!(
        statements("x =\n 1;;y = 2 ; point P on\n l,\n m\npoints A,\n B"),
        ["x = 1", "y = 2", "point P on l, m", "points A, B"]
    );
    assert_eq!(statements("a = b\n-c"), ["a = b", "-c"]);
    assert_eq!(statements("show a ==\n b # c\n  # d\n;"), ["show a == b"]);
    let (ast, diagnostics) =
        parse("\u{feff}theorem \"T\"\r\n{\r\n\tpoints A,\r\n\tB\r\n show x # c\r\n}");
    assert_eq!(diagnostics, []);
    assert_eq!(print::print(&ast), "theorem \"T\" {\n    points A, B\n    show x\n}\n");
}

#[test]
fn precedence() {
    assert_eq!(
        statements("x = -x^2; y = (-x)^2; z = 2^-3 * -a.b"),
        ["x = -x^2", "y = (-x)^2", "z = 2^-3 * -a.b"]
    );
    assert_eq!(
        statements("show not a == b; show (not a) == b"),
        ["show not (a == b)", "show (not a) == b"]
    );
    assert_eq!(statements("show a ≠ b ≤ c ≥ d · e × f − g"), ["show a != b <= c >= d * e * f - g"]);
    assert_eq!(statements("A′ = 0.5; B″ = A'; C’ = O₁"), ["A' = 0.5", "B'' = A'", "C' = O₁"]);
}

#[test]
fn docs_belong_to_the_next_word() {
    let text = "## Of the file.\n\n# plain\n## One.\n##   Two. \npredicate p(A: point...) { ## no\n ## no\n A == A }\n## left over";
    let (ast, diagnostics) = parse(text);
    assert_eq!(diagnostics, []);
    let [Item::Word(word)] = &ast.items[..] else { panic!("{ast:?}") };
    assert_eq!(word.docs, ["One.", "  Two."]);
    assert!(word.parameters[0].rest);
    assert_eq!(
        &text[word.span.start as usize..word.span.end as usize],
        &text[text.find("predicate").unwrap()..text.find("\n## left").unwrap()]
    );
}

#[test]
fn one_mistake_one_diagnostic() {
    let codes = |body: &str| read(body).1;
    assert_eq!(codes("L = foot(P, line(B, C)\nM = foot(P, line(C, A))\nshow x"), ["Z0106 "]);
    assert_eq!(codes("L = foot(P,\nshow collinear(L, M, N)\npoints A B C"), ["Z0106 ", "Z0106 B"]);
    assert_eq!(codes("L = foot(P, line(B, C)\npionts A, B"), ["Z0106 ", "Z0108 pionts"]);
    assert_eq!(codes("a = b c d\nshow x = y"), ["Z0106 c", "Z0106 ="]);
    assert_eq!(
        codes("pionts A, B\nprove x\nfoo bar"),
        ["Z0108 pionts", "Z0108 prove", "Z0108 foo"]
    );
    assert_eq!(codes("a = √2 + 1\nb = 2 $$ 3\nc = a^b^c"), ["Z0101 √", "Z0101 $$", "Z0106 ^"]);
    assert_eq!(codes("a = b\n + c\nshow d)"), ["Z0108 +", "Z0106 )"]);
    assert_eq!(codes("line l = f(x)\npoint P = m(A)"), ["Z0108 line", "Z0108 point"]);
    assert_eq!(
        codes("source \"open\nshow\nexpect\npoints\nx = \"t\""),
        ["Z0102 \"open", "Z0106 ", "Z0106 ", "Z0106 ", "Z0106 \"t\""]
    );
    assert_eq!(
        codes("title “a”\nx = .5\nshow f(not a + not b)"),
        ["Z0101 “", "Z0106 .", "Z0106 not"]
    );
    assert_eq!(codes("for x { y z\n }\n a b"), ["Z0108 for", "Z0108 a"]);
    assert_eq!(codes("a = x =\nb = 2\npoint X other than A"), ["Z0106 =", "Z0106 ", "Z0106 other"]);
}

#[test]
fn items_recover() {
    let codes = |text: &str| -> Vec<String> {
        let (_, diagnostics) = parse(text);
        diagnostics
            .iter()
            .map(|d| {
                format!(
                    "{} {}",
                    d.code.as_str(),
                    &text[d.primary.span.start as usize..d.primary.span.end as usize]
                )
            })
            .collect()
    };
    assert_eq!(codes(""), ["Z0003 "]);
    assert_eq!(codes("# nothing"), ["Z0003 "]);
    assert_eq!(codes("points A\nshow x\ntheorem \"T\" { a b }"), ["Z0106 points", "Z0108 a"]);
    assert_eq!(codes("theorem \"A\" { show x\ntheorem \"B\" { show y }"), ["Z0107 {"]);
    assert_eq!(codes("theorem \"A\" { show x } }"), ["Z0106 }"]);
    assert_eq!(
        codes("theorem Simson line { a b }\ntheorem \"B\" show x }"),
        ["Z0106 Simson", "Z0108 a", "Z0106 show"]
    );
    assert_eq!(codes("theorm \"A\" { a b }"), ["Z0106 theorm", "Z0108 a"]);
    assert_eq!(codes("theorem \"A {\n show x y\n}\n"), ["Z0102 \"A {", "Z0106 y"]);
    assert_eq!(codes("theorem \"A\"\n show x y\n}\n"), ["Z0106 ", "Z0106 y"]);
    assert_eq!(codes("theorem \"A\""), ["Z0106 "]);
    assert_eq!(codes("construction c(P point): point { a b }"), ["Z0106 point", "Z0108 a"]);
    assert_eq!(codes("construction c(P: point) { a b }"), ["Z0106 {", "Z0108 a"]);
    assert_eq!(
        codes("predicate c(P: point..., Q: point): point { a b }"),
        ["Z0106 P: point", "Z0106 :", "Z0108 a"]
    );
    assert_eq!(
        codes("use other\nuse \"b\"\npredicate (P: point) { a b }"),
        ["Z0106 other", "Z0106 (", "Z0108 a"]
    );
}

#[test]
fn what_stays_of_a_broken_statement() {
    let (statements, _) =
        read("L = foot(P, line(B, C)\nX, Y = a b\npoint P on c(, l other than A\nshow f(");
    assert_eq!(statements, ["L = …", "X, Y = …", "point P on …", "show …"]);
}

fn theorem_with(expression: &str) -> String {
    format!("theorem \"T\" {{\n    x = {expression}\n    show a b\n}}\n")
}

#[test]
fn hostile_nesting() {
    let codes =
        |text: &str| parse(text).1.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>();
    for depth in [201, 10_000, 1_000_000] {
        for (open, close) in [("(", ")"), ("f(", ")"), ("-", ""), ("not ", ""), ("2*(", ")")] {
            let count = depth.min(limits::TOKENS / 6);
            let text = theorem_with(&[&open.repeat(count), "1", &close.repeat(count)].concat());
            assert_eq!(codes(&text), [Code::NestingTooDeep, Code::Expected], "{open} {depth}");
        }
    }
    let open = "(".repeat(10_000_000);
    assert_eq!(codes(&open), [Code::Expected, Code::TooManyTokens]);
    let text = theorem_with(&open);
    assert_eq!(codes(&text), [Code::NestingTooDeep, Code::TooManyTokens]);
    for chain in ["1+", "1*", "a - ", "(1)-"] {
        let text = theorem_with(&[&chain.repeat(150_000), "1"].concat());
        assert_eq!(codes(&text), [Code::NestingTooDeep, Code::Expected], "{chain}");
    }
    let members = theorem_with(&["a", &".b".repeat(150_000)].concat());
    assert_eq!(codes(&members), [Code::NestingTooDeep, Code::Expected]);
    let powers = theorem_with(&["a", &"^b".repeat(150_000)].concat());
    assert_eq!(codes(&powers), [Code::Expected, Code::Expected]);
    assert_eq!(codes(&theorem_with(&["1", &" == 1".repeat(150_000)].concat())), [Code::Expected]);
    assert_eq!(codes(&"theorem \"T\" {".repeat(20_000)).len(), limits::MISTAKES);
}

#[test]
fn the_deepest_tree_fits_a_small_stack() {
    // Chains within parentheses within chains: as high as the limits allow.
    let inner = "1+".repeat(limits::EXPRESSION_HEIGHT as usize / 2);
    let text = theorem_with(&format!("{}{inner}1{}", "-(".repeat(99), ")".repeat(99)));
    let read = move || {
        let (ast, diagnostics) = parse(&text);
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(print::print(&ast.clone()).matches('-').count(), 99);
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(read).unwrap().join().unwrap();
}

#[test]
fn hostile_sizes() {
    let codes =
        |text: &str| parse(text).1.iter().map(|diagnostic| diagnostic.code).collect::<Vec<_>>();
    assert_eq!(codes(&theorem_with(&"7".repeat(10_000))), [Code::NumberTooLong, Code::Expected]);
    assert_eq!(
        codes(&theorem_with(&["0.", &"7".repeat(1000)].concat())),
        [Code::NumberTooLong, Code::Expected]
    );
    assert_eq!(codes(&theorem_with(&"7".repeat(1000))), [Code::Expected]);
    assert_eq!(codes(&theorem_with(&"n".repeat(101))), [Code::NameTooLong, Code::Expected]);
    assert_eq!(codes(&" ".repeat(limits::FILE_BYTES + 1)), [Code::FileTooLarge]);
    // Lists of names over many lines inside an open parenthesis: looking ahead must not take quadratic time.
    assert_eq!(codes(&theorem_with(&["f((", &"a,\n".repeat(250_000), "$"].concat())).len(), 3);
    assert_eq!(codes(&["theorem \"T\" {", &"a,\n".repeat(250_000), "a }"].concat()), []);
}

const SAMPLE: &str = "# The Simson line.\nuse \"a.thm\"\n## A word.\nconstruction foot(P: point, l: line...): point, line {\n    m = f(P)^-2 * 0.25\n    m, l\n}\npredicate p(A: point) { reads \"{A} \\\"x\\\"\", \"no\"; cross(A, A) == 0 ≤ 1 }\ntheorem \"Simson\" {\n    points A, B, C\n    point P on circle(A, B, C), l other than A\n    require not (A != B)\n    O₁, A′ = g(h(1 + 2) - x.y,\n        3)\n    show collinear(L, M, N) == -1\n    expect holds-as-drawn\n    tags \"a\", \"b\"\n}\n";

/// Every place lies within the text, on character boundaries, and every mistake says what to do.
fn check_places(text: &str) {
    for diagnostic in parse(text).1 {
        let places = std::iter::once(&diagnostic.primary).chain(&diagnostic.others);
        for label in places {
            let (start, end) = (label.span.start as usize, label.span.end as usize);
            assert!(start <= end && text.get(start..end).is_some(), "{diagnostic:?} in {text:?}");
        }
        assert!(diagnostic.hint.is_some(), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
    }
}

#[test]
fn a_file_cut_anywhere() {
    assert_eq!(parse(SAMPLE).1, []);
    for cut in (0..SAMPLE.len()).filter(|&cut| SAMPLE.is_char_boundary(cut)) {
        check_places(&SAMPLE[..cut]);
        check_places(&SAMPLE[cut..]);
        let (ast, _) = parse(&SAMPLE[..cut]);
        assert!(print::print(&ast).len() < 2 * SAMPLE.len());
    }
}

proptest! {
    #[test]
    fn any_text(text in "\\PC{0,60}|[ -~\n\t\r]{0,200}|.{0,60}") {
        check_places(&text);
    }

    #[test]
    fn any_tokens(tokens in proptest::collection::vec(proptest::sample::select(&TOKENS[..]), 0..60), inside in any::<bool>()) {
        let soup = tokens.concat();
        check_places(&if inside { theorem_with(&soup) } else { soup });
    }

    #[test]
    fn a_file_with_tokens_changed(cuts in proptest::collection::vec((0..SAMPLE.len(), 0..12_usize, proptest::sample::select(&TOKENS[..])), 1..4)) {
        let mut text = SAMPLE.to_owned();
        for (at, length, token) in cuts {
            let boundary = |mut at: usize| { at = at.min(text.len()); while !text.is_char_boundary(at) { at -= 1; } at };
            let range = boundary(at)..boundary(at + length);
            text.replace_range(range, token);
        }
        check_places(&text);
    }
}

const TOKENS: [&str; 44] = [
    "theorem ",
    "construction ",
    "predicate ",
    "use ",
    "\"T\"",
    "{",
    "}",
    "(",
    ")",
    ",",
    ":",
    ";",
    ".",
    "...",
    "=",
    "==",
    "!=",
    "<",
    "+",
    "-",
    "*",
    "/",
    "^",
    "\n",
    " ",
    "point ",
    "points ",
    "number ",
    "on ",
    "other ",
    "than ",
    "show ",
    "expect ",
    "source ",
    "tags ",
    "not ",
    "A",
    "x ",
    "12",
    "0.5",
    "\"",
    "§",
    "# c\n",
    "## d\n",
];
