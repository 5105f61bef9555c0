use super::super::parse;
use super::*;
use crate::source::Span;
use proptest::prelude::*;

fn at() -> Span {
    Span::default()
}

const WORDS: [&str; 13] = [
    "A", "B'", "O₁", "Γ", "x_1", "point", "number", "show", "require", "source", "tags", "theorem",
    "use",
];

fn name_text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[A-Za-z_][A-Za-z0-9_]{0,5}'{0,2}", 1 => proptest::sample::select(&WORDS[..]).prop_map(str::to_owned)]
        .prop_filter("reserved in places", |name| !["not", "on", "other", "than"].contains(&name.as_str()))
}

fn name() -> impl Strategy<Value = Name> {
    name_text().prop_map(|text| Name { text, span: at() })
}

fn string() -> impl Strategy<Value = Text> {
    "[a-zé\"\\\\ {}#]{0,8}".prop_map(|value| Text { value, span: at() })
}

fn operator() -> impl Strategy<Value = BinaryOperator> {
    use BinaryOperator::{Add, Div, Mul, Pow, Sub};
    proptest::sample::select(&[Add, Sub, Mul, Div, Pow][..])
}

fn comparison_operator() -> impl Strategy<Value = ComparisonOperator> {
    use ComparisonOperator::{Equal, Greater, GreaterEqual, Less, LessEqual, NotEqual};
    proptest::sample::select(&[Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual][..])
}

fn number() -> impl Strategy<Value = BigRational> {
    (any::<u32>(), 0..20_u32)
        .prop_map(|(digits, places)| BigRational::new(digits.into(), BigInt::from(10).pow(places)))
}

fn kind(kind: ExprKind) -> Expr {
    Expr { kind, span: at() }
}

fn expr() -> impl Strategy<Value = Expr> {
    let leaf =
        prop_oneof![number().prop_map(ExprKind::Number), name_text().prop_map(ExprKind::Name)]
            .prop_map(kind);
    leaf.prop_recursive(7, 120, 2, |inner| {
        let several = proptest::collection::vec(inner.clone(), 0..3);
        let operand = inner.clone().prop_map(Box::new);
        prop_oneof![
            1 => (name(), several).prop_map(|(word, arguments)| ExprKind::Call { word, arguments }),
            1 => (operand.clone(), name()).prop_map(|(base, name)| ExprKind::Member { base, name }),
            2 => operand.clone().prop_map(ExprKind::Negative),
            1 => operand.clone().prop_map(ExprKind::Not),
            8 => (operator(), operand.clone(), operand)
                .prop_map(|(operator, left, right)| ExprKind::Binary { operator, left, right }),
            1 => (inner.clone(), proptest::collection::vec((comparison_operator(), inner), 1..3))
                .prop_map(|(first, rest)| {
                    let (operators, others): (Vec<_>, Vec<_>) = rest.into_iter().unzip();
                    ExprKind::Comparison {
                        operands: std::iter::once(first).chain(others).collect(),
                        operators,
                    }
                }),
        ]
        .prop_map(kind)
    })
}

fn exprs(range: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Expr>> {
    proptest::collection::vec(expr(), range)
}

fn names() -> impl Strategy<Value = Vec<Name>> {
    proptest::collection::vec(name(), 1..4)
}

fn statement_kind() -> impl Strategy<Value = StatementKind> {
    let other = proptest::option::of(expr());
    prop_oneof![
        (proptest::bool::ANY, names(), exprs(0..3), other).prop_map(
            |(space, names, loci, other_than)| StatementKind::Points {
                ambient: if space { Ambient::Space } else { Ambient::Plane },
                names,
                other_than: other_than.filter(|_| !loci.is_empty()),
                loci,
            }
        ),
        names().prop_map(StatementKind::Numbers),
        (names(), expr()).prop_map(|(names, value)| StatementKind::Definition { names, value }),
        (expr(), proptest::option::of(string()))
            .prop_map(|(condition, message)| StatementKind::Require { condition, message }),
        expr().prop_map(StatementKind::Assume),
        expr().prop_map(StatementKind::Choose),
        expr().prop_map(StatementKind::Show),
        "[a-z]{1,5}(-[a-z]{1,5}){0,3}"
            .prop_map(|text| StatementKind::Expect(Name { text, span: at() })),
        string().prop_map(StatementKind::Source),
        string().prop_map(StatementKind::Title),
        proptest::collection::vec(string(), 1..4).prop_map(StatementKind::Tags),
        proptest::collection::vec(string(), 1..3).prop_map(StatementKind::Reads),
        exprs(1..4).prop_map(StatementKind::Result),
    ]
}

fn body() -> impl Strategy<Value = Vec<Statement>> {
    proptest::collection::vec(
        statement_kind().prop_map(|kind| Statement { kind, span: at() }),
        0..6,
    )
}

fn item() -> impl Strategy<Value = Item> {
    let parameter = (name(), name()).prop_map(|(name, kind)| Parameter { name, kind, rest: false });
    let parameters =
        (proptest::collection::vec(parameter, 0..4), any::<bool>()).prop_map(|(mut list, rest)| {
            if let Some(last) = list.last_mut() {
                last.rest = rest;
            }
            list
        });
    let docs = proptest::collection::vec("([!-~é]([ -~]{0,10}[!-~])?)?", 0..3);
    let results = prop_oneof![Just(Vec::new()), names()];
    prop_oneof![
        string().prop_map(Item::Use),
        (string(), body()).prop_map(|(title, body)| Item::Theorem(Theorem {
            title,
            body,
            span: at()
        })),
        (docs, name(), parameters, results, body()).prop_map(
            |(docs, name, parameters, results, body)| {
                let form =
                    if results.is_empty() { WordForm::Predicate } else { WordForm::Construction };
                Item::Word(Word { docs, form, name, parameters, results, body, span: at() })
            }
        ),
    ]
}

/// Trees with all places zeroed.
struct Placeless;

impl Placeless {
    fn items(mut ast: Ast) -> Ast {
        for item in &mut ast.items {
            match item {
                Item::Use(text) => text.span = at(),
                Item::Theorem(theorem) => {
                    (theorem.span, theorem.title.span) = (at(), at());
                    Self::body(&mut theorem.body);
                }
                Item::Word(word) => {
                    (word.span, word.name.span) = (at(), at());
                    for parameter in &mut word.parameters {
                        (parameter.name.span, parameter.kind.span) = (at(), at());
                    }
                    Self::names(&mut word.results);
                    Self::body(&mut word.body);
                }
            }
        }
        ast
    }

    fn names(names: &mut [Name]) {
        for name in names {
            name.span = at();
        }
    }

    fn exprs(exprs: &mut [Expr]) {
        exprs.iter_mut().for_each(Self::expr);
    }

    fn body(body: &mut [Statement]) {
        for statement in body {
            statement.span = at();
            match &mut statement.kind {
                StatementKind::Points { names, loci, other_than, .. } => {
                    Self::names(names);
                    Self::exprs(loci);
                    other_than.iter_mut().for_each(Self::expr);
                }
                StatementKind::Numbers(names) => Self::names(names),
                StatementKind::Definition { names, value } => {
                    Self::names(names);
                    Self::expr(value);
                }
                StatementKind::Require { condition, message } => {
                    Self::expr(condition);
                    if let Some(message) = message {
                        message.span = at();
                    }
                }
                StatementKind::Assume(expr)
                | StatementKind::Choose(expr)
                | StatementKind::Show(expr) => Self::expr(expr),
                StatementKind::Expect(name) => name.span = at(),
                StatementKind::Source(text) | StatementKind::Title(text) => text.span = at(),
                StatementKind::Tags(texts) | StatementKind::Reads(texts) => {
                    for text in texts {
                        text.span = at();
                    }
                }
                StatementKind::Result(exprs) => Self::exprs(exprs),
            }
        }
    }

    fn expr(expr: &mut Expr) {
        expr.span = at();
        match &mut expr.kind {
            ExprKind::Number(_) | ExprKind::Name(_) | ExprKind::Error => {}
            ExprKind::Call { word, arguments } => {
                word.span = at();
                Self::exprs(arguments);
            }
            ExprKind::Member { base, name } => {
                name.span = at();
                Self::expr(base);
            }
            ExprKind::Negative(operand) | ExprKind::Not(operand) => Self::expr(operand),
            ExprKind::Binary { left, right, .. } => {
                Self::expr(left);
                Self::expr(right);
            }
            ExprKind::Comparison { operands, .. } => Self::exprs(operands),
        }
    }
}

proptest! {
    #[test]
    fn printing_and_reading_give_the_tree_again(items in proptest::collection::vec(item(), 1..4)) {
        let ast = Ast { items };
        let printed = print(&ast);
        let (read, diagnostics) = parse(&printed);
        prop_assert_eq!(&diagnostics, &[], "{}", printed);
        prop_assert_eq!(&print(&read), &printed);
        prop_assert_eq!(Placeless::items(read), ast, "{}", printed);
    }

    #[test]
    fn parentheses_are_minimal(expr in expr()) {
        let printed = expression(&expr);
        for (open, _) in printed.match_indices('(') {
            // The parenthesis of a call, or one that belongs to `not (a == b)`, stays.
            let before = &printed[..open];
            if before.ends_with(|c: char| c.is_alphanumeric() || "_'".contains(c)) || before.ends_with("not ") {
                continue;
            }
            let close = matching(&printed, open);
            let without = [before, &printed[open + 1..close], &printed[close + 1..]].concat();
            let (read, diagnostics) = parse(&format!("theorem \"\" {{ show {without} }}"));
            let same = diagnostics.is_empty() && matches!(
                &Placeless::items(read).items[..],
                [Item::Theorem(theorem)] if theorem.body[..] == [Statement { kind: StatementKind::Show(expr.clone()), span: at() }]
            );
            prop_assert!(!same, "{printed} needs no parenthesis at {open}");
        }
    }
}

fn matching(text: &str, open: usize) -> usize {
    let mut depth = 0;
    for (index, c) in text[open..].char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 {
            return open + index;
        }
    }
    text.len() - 1
}

#[test]
fn the_canonical_form() {
    let text = "use \"a.thm\"; use \"b.thm\"
##  Two.
##
construction c( P :point ,l: line... ) :point,line{ (point)\n -(P)^2, (((P))) ;}
theorem \"T \\\"q\\\"\"{point P on(circle(A,B,C)),l other than (A);points A,B\nX,Y=a-(b-c)-(d/(e*f))
require not(A==B);show (not a) == b != (2)^(-3);expect holds-as-drawn;k = 00.250 + (1+2)*3 - -x;tags \"a\",\"b\"}";
    let expected = "use \"a.thm\"
use \"b.thm\"

##  Two.
##
construction c(P: point, l: line...): point, line {
    (point)
    -P^2, P
}

theorem \"T \\\"q\\\"\" {
    point P on circle(A, B, C), l other than A
    points A, B
    X, Y = a - (b - c) - d / (e * f)
    require not (A == B)
    show (not a) == b != 2^-3
    expect holds-as-drawn
    k = 0.25 + (1 + 2) * 3 - -x
    tags \"a\", \"b\"
}
";
    let (ast, diagnostics) = parse(text);
    assert_eq!(diagnostics, []);
    assert_eq!(print(&ast), expected);
}

#[test]
fn numbers_that_no_literal_has() {
    let shown = |numerator: i32, denominator: i32| {
        let half = kind(ExprKind::Number(BigRational::new(numerator.into(), denominator.into())));
        let power = ExprKind::Binary {
            operator: BinaryOperator::Pow,
            left: Box::new(half),
            right: Box::new(kind(ExprKind::Number(BigRational::from_integer(2.into())))),
        };
        expression(&kind(power))
    };
    assert_eq!(shown(-3, 2), "(-1.5)^2");
    assert_eq!(shown(1, 3), "(1/3)^2");
    assert_eq!(shown(-1, 30), "(-1/30)^2");
    assert_eq!(shown(1, 1 << 20), "0.00000095367431640625^2");
}
