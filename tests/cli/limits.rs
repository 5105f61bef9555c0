//! Limits: what stays within one is read or decided, what exceeds it is told so, with the value.

use crate::harness::{file, folder, zippel};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::diagnostic::{Code, Diagnostic};
use zippel::document::Document;
use zippel::figure::Figure;
use zippel::limits as l;
use zippel::lint;
use zippel::plan::{Request, Roads};
use zippel::render::render;
use zippel::sampling::Seed;
use zippel::source::Source;
use zippel::theorem::expectation::VerdictName;

/// The mistakes of a text.
fn mistakes(text: &str) -> Vec<Diagnostic> {
    Document::read(text).diagnostics
}

/// Whether a text has no mistakes.
fn is_sound(text: &str) -> bool {
    Document::read(text).is_sound()
}

/// A theorem about three points and a number with these lines in it.
fn theorem(lines: &str) -> String {
    format!("theorem \"T\" {{\npoints A, B, C\nnumber x\n{lines}\n}}\n")
}

/// A text at the limit has no mistakes; one beyond has this one, which names the limit.
fn at_and_beyond(code: Code, limit: &str, text: impl Fn(usize) -> String) {
    assert!(is_sound(&text(0)), "{limit}: {:?}", mistakes(&text(0)).first());
    let found = mistakes(&text(1));
    let found = found.iter().find(|found| found.code == code);
    let found = found.unwrap_or_else(|| panic!("{limit}: no {code:?}: {:?}", mistakes(&text(1))));
    let hint = found.hint.clone().unwrap_or_else(|| panic!("{code:?}: what is to be done?"));
    assert!(format!("{} {hint}", found.message).contains(limit), "{}", found.message);
}

/// There is a size near this limit up to which a text has no mistakes, and beyond which it has.
fn near(code: Code, limit: u32, text: impl Fn(u32) -> String) {
    let fits = |size| mistakes(&text(size)).iter().all(|found| found.code != code);
    assert!((limit - 5..=limit).any(|size| fits(size) && !fits(size + 1)), "{code:?}");
}

fn checked(text: &str, request: &Request) -> Checked {
    let document = Document::read(text);
    assert!(document.is_sound(), "{:?}", document.diagnostics);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, text);
    statement.check_in_haste(request, &Seed::from_bytes([3; 32]), &Deadline::NEVER).unwrap()
}

/// What is said of an undecided theorem; nothing if it is decided.
fn reason(text: &str, request: &Request) -> String {
    match checked(text, request).verdict {
        zippel::verdict::Verdict::Inconclusive(reason) => reason.to_string(),
        _ => String::new(),
    }
}

/// Limits of the text, by which a file is read or refused.
#[test]
fn texts() {
    at_and_beyond(Code::FileTooLarge, "16 MiB", |more| {
        let text = theorem("show A == B");
        let blanks = l::FILE_BYTES - text.len() + more;
        text + &" ".repeat(blanks)
    });
    at_and_beyond(Code::NumberTooLong, "1000", |more| {
        theorem(&format!("show x == {}", "7".repeat(l::LITERAL_DIGITS + more)))
    });
    at_and_beyond(Code::BadExponent, "1000", |more| {
        theorem(&format!("show x^{} == x", l::EXPONENT as usize + more))
    });
    at_and_beyond(Code::NameTooLong, "100", |more| {
        let name = "é".repeat(l::NAME_LENGTH + more);
        theorem(&format!("{name} = midpoint(A, B)\nshow collinear({name}, A, B)"))
    });
    at_and_beyond(Code::StringTooLong, "1000", |more| {
        theorem(&format!("source \"{}\"\nshow A == B", "é".repeat(l::STRING_LENGTH + more)))
    });
    at_and_beyond(Code::TooManyPoints, "5000", |more| {
        let names: Vec<String> = (4..l::OBJECTS + more).map(|i| format!("P{i}")).collect();
        theorem(&format!("points {}\nshow A == B", names.join(", ")))
    });
    at_and_beyond(Code::NestingTooDeep, "64", |more| {
        let layers = l::WORD_DEPTH + more;
        let mut text = "predicate f1(P: point) { P == P }\n".to_owned();
        for n in 2..=layers {
            writeln!(text, "predicate f{n}(P: point) {{ f{}(P) }}", n - 1).unwrap();
        }
        text + &theorem(&format!("show f{layers}(A)"))
    });
    let tokens = |count: usize| mistakes(&"x ".repeat(count));
    let too_many = |found: &Diagnostic| found.code == Code::TooManyTokens;
    assert!(!tokens(l::TOKENS).iter().any(too_many));
    let found = tokens(l::TOKENS + 1);
    assert!(found.iter().any(|found| too_many(found) && found.message.contains("1000000 tokens")));
    assert!(found.len() <= l::MISTAKES);
    near(Code::NestingTooDeep, l::NESTING, |levels| {
        let levels = levels as usize;
        theorem(&format!("show {}x{} == x", "(".repeat(levels), ")".repeat(levels)))
    });
    near(Code::NestingTooDeep, l::EXPRESSION_HEIGHT, |terms| {
        theorem(&format!("show {}x == x", "x + ".repeat(terms as usize)))
    });
}

/// Mistakes are collected, and shown, up to a number; and of a long line a part.
#[test]
fn mistakes_in_floods() {
    let text = |count: usize| theorem(&"a b\n".repeat(count));
    assert!(mistakes(&text(100)).len() >= 100);
    assert!(mistakes(&text(l::MISTAKES - 10)).len() < l::MISTAKES);
    assert_eq!(mistakes(&text(2 * l::MISTAKES)).len(), l::MISTAKES);
    let shown = |count: usize| {
        let source = Source::new("t", text(count));
        render(&source, &mistakes(source.text())[..count], false)
    };
    assert!(!shown(l::SHOWN_MISTAKES).contains("more in t"));
    assert!(shown(l::SHOWN_MISTAKES + 1).ends_with("and 1 more in t\n"));
    // Of a longer line the part around the mistake is taken out, and its place told apart from the part.
    let line = |length: usize| {
        let text = format!("theorem \"T\" {{ show {:300}? }} #", "");
        let text = text.clone() + &"t".repeat(length - text.len());
        render(&Source::new("t", text.as_str()), &mistakes(&text)[..1], false).contains(" ::: ")
    };
    assert!(!line(l::SHOWN_LINE) && line(l::SHOWN_LINE + 1));
}

/// Files that a file uses, by number and by size together.
#[test]
fn used_files() {
    let root = folder("used");
    let text = |name: &str, text: String| std::fs::write(root.join(name), text).unwrap();
    let claim = theorem("show A == B\nexpect refuted");
    for n in 0..=l::USED_FILES {
        text(&format!("w{n}.thm"), format!("predicate p{n}(P: point) {{ P == P }}\n"));
    }
    let uses = |count: usize| (0..count).map(|n| format!("use \"w{n}.thm\"\n")).collect::<String>();
    let verify = |name: &str| zippel(&["verify", root.join(name).to_str().unwrap()]);
    text("few.thm", uses(l::USED_FILES - 1) + &claim);
    assert_eq!(verify("few.thm").status, Some(0));
    text("many.thm", uses(l::USED_FILES + 1) + &claim);
    let ran = verify("many.thm");
    assert!(ran.status == Some(2) && ran.err.contains("more than 100 files"), "{}", ran.err);
    let blanks = " ".repeat(l::USED_BYTES / 2 - 1000);
    for n in 0..3 {
        text(&format!("large{n}.thm"), format!("predicate q{n}(P: point) {{ P == P }}\n{blanks}"));
    }
    let large =
        |count: usize| (0..count).map(|n| format!("use \"large{n}.thm\"\n")).collect::<String>();
    text("two.thm", large(1) + &claim);
    assert_eq!(verify("two.thm").status, Some(0));
    text("three.thm", large(3) + &claim);
    let ran = verify("three.thm");
    assert!(ran.status == Some(2) && ran.err.contains("16 MiB"), "{}", ran.err);
}

/// A theorem of two to the `n` applications of a word that takes so many operations.
fn doubling(n: usize) -> String {
    let mut text = "construction f0(a: number): number { a * a + 1 }\n".to_owned();
    for m in 1..=n {
        writeln!(text, "construction f{m}(a: number): number {{ f{0}(f{0}(a)) }}", m - 1).unwrap();
    }
    text + &theorem(&format!("show f{n}(x) == x"))
}

#[test]
fn programs() {
    let request = Request::new(80);
    // Two instructions and two operations for each: 2^16 is within both limits, and 2^17 beyond that of instructions.
    assert!(!reason(&doubling(15), &request).contains("the program is too long"));
    let long = reason(&doubling(16), &request);
    assert!(long.contains(&l::PROGRAM_LENGTH.to_string()), "{long}");
    // Constants are folded, so that the program stays short; then operations are what is counted.
    let folded = |n| doubling(n).replace("a * a + 1", "a + 1").replace("(x) == x", "(0) == x");
    assert_eq!(reason(&folded(16), &request), "");
    let long = reason(&folded(20), &request);
    assert!(long.contains(&l::WALK_OPERATIONS.to_string()), "{long}");
    let length = |text: &str| checked(text, &request).program.unwrap().slp.nodes.len();
    let constant = |exponent: usize| theorem(&format!("show 2^{exponent} * 2^{exponent} * x == x"));
    let bits = usize::try_from(l::FOLDED_BITS).unwrap();
    let powers = |count: usize| {
        let product = vec!["2^1000"; count].join(" * ");
        theorem(&format!("k = {product}\nshow k * x == x"))
    };
    assert_eq!(length(&constant(10)), length(&powers(bits / 1000 - 2)));
    assert!(length(&powers(bits / 1000 + 4)) > length(&constant(10)));
}

/// A sum of so many square roots, and a claim about it.
fn roots(count: usize, claim: &str) -> String {
    let sum: Vec<String> = (0..count).map(|i| format!("sqrt(x + {i})")).collect();
    theorem(&format!("s = {}\n{claim}", sum.join(" + ")))
}

#[test]
fn algebras() {
    // Without a figure there is no other road.
    let prime = zippel::field::prime::Prime::new((1 << 61) - 1);
    let request = Request { prime, roads: Roads::Primes, ..Request::new(20) };
    assert_eq!(reason(&roots(l::FORMAL_ROOTS, "show s == s + 1"), &request), "");
    let more = reason(&roots(l::FORMAL_ROOTS + 1, "show s == s + 1"), &request);
    assert!(more.contains("9 square roots") && more.contains("at most 8"), "{more}");
    // Each sum has 2^8 coefficients, each product takes 4^8 multiplications.
    let sums = |count: u64| {
        let lines: String = (1..=count).map(|i| format!("t{i} = s + {i} * x\n")).collect();
        roots(8, &format!("{lines}show t1 == t{count}"))
    };
    let most = l::FORMAL_COEFFICIENTS >> 8;
    assert_eq!(reason(&sums(most - 50), &request), "");
    let more = reason(&sums(most + 50), &request);
    assert!(more.contains(&l::FORMAL_COEFFICIENTS.to_string()), "{more}");
    let products = |count: u64| {
        let lines: String =
            (1..=count).map(|i| format!("t{i} = (s + {i}) * (s + {i} * x)\n")).collect();
        roots(8, &format!("{lines}show t1 == t{count}"))
    };
    let few = roots(8, "t = (s + 1) * (s + x)\nshow t == 0");
    assert_eq!(reason(&few, &request), "");
    let more = reason(&products((l::ATTEMPT_MULTIPLICATIONS >> 16) + 10), &request);
    assert!(more.contains(&l::ATTEMPT_MULTIPLICATIONS.to_string()), "{more}");
}

#[test]
fn numbers() {
    let exact = Request { roads: Roads::Rationals, ..Request::new(20) };
    // A coordinate has 24 bits.
    let power = |bits: u64| {
        let exponent = bits / 24;
        let factors: Vec<String> = (0..exponent / 100).map(|_| "x^100".to_owned()).collect();
        theorem(&format!("y = {}\nshow y * y == y^2 * 1", factors.join(" * ")))
    };
    assert!(!reason(&power(l::EXACT_BITS / 3), &exact).contains("outgrow"));
    let more = reason(&power(l::EXACT_BITS), &exact);
    assert!(more.contains(&l::EXACT_BITS.to_string()) && more.contains("--over"), "{more}");
    // The largest primes have 256 bits, and so many zeros at one of them give 64·245 bits at most.
    let high = |squarings: usize| {
        let lines: String =
            (1..=squarings).map(|i| format!("x{i} = x{} * x{}\n", i - 1, i - 1)).collect();
        theorem(&format!("x0 = x + 1\n{lines}show x{squarings} == x"))
    };
    assert_eq!(reason(&high(100), &Request::new(80)), "");
    let more = reason(&high(l::PRIME_BITS as usize + 10), &Request::new(80));
    assert!(more.contains("256 bits") && more.contains("--error"), "{more}");
}

#[test]
fn counterexamples() {
    let wide = |parameters: usize| {
        let names: Vec<String> = (0..parameters).map(|i| format!("y{i}")).collect();
        let text = format!(
            "theorem \"T\" {{\nnumbers {}\nshow y0 + y1 == y{}\n}}\n",
            names.join(", "),
            parameters - 1
        );
        let document = Document::read(&text);
        let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
        let seed = Seed::from_bytes([3; 32]);
        let checked = statement.check(&Request::new(80), &seed, &Deadline::NEVER).unwrap();
        let witness = checked.witness.unwrap();
        witness.parameters().iter().filter(|value| value.numer().magnitude() > &1u8.into()).count()
    };
    // Numbers that do not matter are made simple, where there are not too many.
    let [simple, first] = [0, 1].map(|more| wide(l::SIMPLE_PARAMETERS + more));
    assert!(simple + 10 < first, "{simple} and {first} numbers that are neither 0 nor 1");
    // On every branch the sides differ by about 2 to minus `bits`, and no short expressions say so.
    let near = |bits: u64| {
        let factors = vec!["2^1000"; usize::try_from(bits / 1000).unwrap()].join(" * ");
        let roots = "s = sqrt(x + 2) + sqrt(x + 3) + sqrt(x + 5)\ny = x^2 + 1";
        let claim = format!("s * sqrt(y^2 + 1 / ({factors}))^2 == s * y^2");
        checked(&theorem(&format!("{roots}\nshow {claim}")), &Request::new(80))
    };
    let [seen, unseen] = [near(l::WITNESS_BITS), near(l::WITNESS_BITS + 1000)];
    for checked in [&seen, &unseen] {
        assert_eq!(checked.verdict.name(), VerdictName::Refuted);
    }
    assert!(seen.witness.is_some() && unseen.witness.is_none());
}

/// Whether a figure is drawn.
fn drawn(text: &str) -> bool {
    let document = Document::read(text);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, text);
    let seed = Seed::from_bytes([3; 32]);
    let checked = statement.check_in_haste(&Request::new(80), &seed, &Deadline::NEVER).unwrap();
    Figure::of(&statement, &checked, &seed).is_some()
}

#[test]
fn figures() {
    let figure = |points: usize| {
        let names: Vec<String> = (0..points).map(|i| format!("P{i}")).collect();
        drawn(&format!("theorem \"T\" {{\npoints {}\nshow P0 == P1\n}}\n", names.join(", ")))
    };
    assert!(figure(l::FIGURE_POINTS) && !figure(l::FIGURE_POINTS + 1));
    let path = file(
        "crowd.thm",
        theorem(&{
            let names: Vec<String> = (0..l::FIGURE_POINTS).map(|i| format!("P{i}")).collect();
            format!("points {}\nshow A == B", names.join(", "))
        }),
    );
    let ran = zippel(&["plot", &path, "-o", &file("crowd.svg", "")]);
    assert!(ran.status == Some(2) && ran.err.contains("more than 200 points"), "{}", ran.err);
    // Both numbers have to lie near the end of a stretch: of random configurations one in `k * k` is real.
    let rare = |k: u32| {
        let near = |name: &str| format!("sqrt({name} - 3 + 11 / {k})");
        let place = format!("number y\nP = point({}, {})", near("x"), near("y"));
        drawn(&theorem(&format!("{place}\nshow collinear(A, P, midpoint(A, P))")))
    };
    let k = l::FIGURE_SAMPLES.isqrt();
    assert!(rare(k / 3) && !rare(6 * k));
}

#[test]
fn lints() {
    let twins = |points: usize| {
        let names: Vec<String> = (0..points - 3).map(|i| format!("P{i}")).collect();
        let lines = format!("points {}\nM = midpoint(A, B)\nN = midpoint(B, A)", names.join(", "));
        let text = theorem(&format!("{lines}\nshow collinear(M, N, C)"));
        let document = Document::read(&text);
        let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
        let found = lint::by_evaluation(&statement, &Seed::from_bytes([3; 32]), &Deadline::NEVER);
        found.iter().any(|found| found.code == Code::Coincidence)
    };
    assert!(twins(l::LINT_POINTS - 2) && !twins(l::LINT_POINTS - 1));
    let questions = |conditions: usize| {
        let lines: String = (1..conditions).map(|i| format!("require x != {i}\n")).collect();
        let text = theorem(&format!("{lines}require A != A\nshow collinear(A, B, C)"));
        let document = Document::read(&text);
        let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
        let found = lint::by_evaluation(&statement, &Seed::from_bytes([3; 32]), &Deadline::NEVER);
        found.iter().any(|found| found.code == Code::ImpossibleCondition)
    };
    assert!(questions(l::LINT_QUESTIONS) && !questions(l::LINT_QUESTIONS + 1));
    let help = zippel(&["lint", "--help"]).out;
    assert!(help.contains(&format!("[default: {}]", l::LINT_SECONDS)), "{help}");
    let twins = "M = midpoint(A, B)\nN = midpoint(B, A)\nshow collinear(M, N, C)";
    let path = file("twins.thm", theorem(twins).replace("number x\n", ""));
    let lint = |seconds: &str| zippel(&["lint", &path, "--time-limit", seconds]);
    let [ran, hurried] = ["60", "0"].map(lint);
    assert!(ran.status == Some(1) && ran.err.contains("always the same point"), "{}", ran.err);
    assert!(!ran.err.contains("time limit"), "{}", ran.err);
    assert_eq!(hurried.status, Some(3), "{}", hurried.err);
    assert!(hurried.err.contains("the time limit of 0 s was reached"), "{}", hurried.err);
}

#[test]
fn options() {
    let path = file("options.thm", theorem("show collinear(A, B, midpoint(A, B))"));
    for (option, limit) in
        [("--samples", u64::from(l::SAMPLES)), ("--threads", u64::from(l::THREADS))]
    {
        let verify = |value: u64| zippel(&["verify", &path, option, &value.to_string()]);
        // Not every system has so many threads to give.
        let ran = verify(limit);
        let given = ran.status == Some(0) || ran.err.contains("ask for fewer with --threads");
        assert!(given, "{option}: {}", ran.err);
        let ran = verify(limit + 1);
        assert!(ran.status == Some(2) && ran.err.contains(&limit.to_string()), "{}", ran.err);
    }
    let error = |bits: u32| zippel(&["verify", &path, "--error", &format!("2^-{bits}")]);
    assert_eq!(error(l::ERROR_BITS).status, Some(0));
    let ran = error(l::ERROR_BITS + 1);
    assert!(ran.status == Some(2) && ran.err.contains("2^-10000"), "{}", ran.err);
}

#[test]
fn every_limit_is_listed_and_tested() {
    let ran = zippel(&["limits"]);
    assert_eq!((ran.status, ran.err.as_str()), (Some(0), ""));
    let here = include_str!("limits.rs");
    // That of time is tested with it.
    let elsewhere = ["THEOREM_SECONDS"].map(str::to_owned);
    let tested: BTreeSet<String> = l::TABLE
        .iter()
        .map(|limit| limit.name.to_owned())
        .filter(|name| here.contains(&format!("l::{name}")))
        .chain(elsewhere)
        .collect();
    for limit in l::TABLE {
        assert!(tested.contains(limit.name), "{} has no test", limit.name);
        assert!(
            ran.out.contains(limit.unit()) && ran.out.contains(limit.reason()),
            "{}",
            limit.name
        );
        assert!(ran.out.contains(&limit.value.to_string()), "{}", limit.name);
    }
    assert!(ran.out.contains("[--time-limit]"), "{}", ran.out);
    // Those of the road through a figure have their tests with it.
    for limit in zippel::branch::caps::TABLE {
        assert!(
            ran.out.contains(limit.unit()) && ran.out.contains(limit.reason()),
            "{}",
            limit.name
        );
        assert!(!limit.reason().is_empty(), "{}", limit.name);
    }
}

/// Words upon words, each around an expression as high as the text may have one: what walks through them recurses, and has its stack.
#[test]
fn depths() {
    let deep = |layers: usize, terms: usize| {
        let mut text = "construction f0(a: number): number { a + 1 }\n".to_owned();
        let sum = |inner: String| inner + &" + a".repeat(terms);
        for n in 1..=layers {
            let body = sum(format!("f{}(a)", n - 1));
            writeln!(text, "construction f{n}(a: number): number {{ {body} }}").unwrap();
        }
        let claim = sum(format!("f{layers}(a)")).replace('a', "x");
        text + &theorem(&format!("show {claim} == x"))
    };
    let most = l::WORD_DEPTH - 1;
    let request = Request::new(80);
    let levels = l::WALK_DEPTH as usize / (most + 2);
    assert_eq!(reason(&deep(most, levels - 2), &request), "");
    let more = reason(&deep(most, levels + 2), &request);
    assert!(more.contains("more than 520 levels"), "{more}");
    let path = file("deep.thm", deep(most, l::EXPRESSION_HEIGHT as usize - 10));
    let out = folder("deep");
    let out = out.to_str().unwrap();
    for arguments in [
        &["verify", &path][..],
        &["explain", &path],
        &["lint", &path],
        &["fmt", "--check", &path],
        &["plot", &path, "-o", out],
        &["report", &path, "-o", out],
    ] {
        let ran = zippel(arguments);
        assert!(matches!(ran.status, Some(0..=3)), "{arguments:?}: {:?} {}", ran.status, ran.err);
    }
}
