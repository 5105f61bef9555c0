//! The canonical form of a syntax tree: four blanks of indentation, one statement a line, no parentheses that are not
//! needed. What is too long for a line is broken, but for texts and heads. Reading it gives the tree again, places aside.

mod wrap;

use super::ast::{
    Ambient, Ast, BinaryOperator, ComparisonOperator, Expr, ExprKind, Item, Name, Parameter,
    Statement, StatementKind, Text, Theorem, Word, WordForm,
};
use super::token::Keyword;
use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Zero};

/// Blanks before a statement.
pub(super) const INDENT: usize = 4;

/// A file in canonical form.
#[must_use]
pub fn print(ast: &Ast) -> String {
    let mut out = String::new();
    let mut after_use = true;
    for item in &ast.items {
        let is_use = matches!(item, Item::Use(_));
        let together = is_use && after_use;
        if !(together || out.is_empty()) {
            out.push('\n');
        }
        after_use = is_use;
        match item {
            Item::Use(file) => {
                use_line(&mut out, file);
                out.push('\n');
            }
            Item::Theorem(item) => {
                theorem_head(&mut out, item);
                body(&mut out, &item.body);
            }
            Item::Word(item) => {
                word_head(&mut out, item);
                body(&mut out, &item.body);
            }
        }
    }
    out
}

/// An expression or condition in canonical form. One that could not be read is shown as `…`.
#[must_use]
pub fn expression(expr: &Expr) -> String {
    let mut out = String::new();
    write(&mut out, expr, Level::Condition);
    out
}

/// `use "other.thm"`, without the end of its line.
pub(super) fn use_line(out: &mut String, file: &Text) {
    out.push_str("use ");
    text(out, file);
}

/// What stands before the body of a theorem.
pub(super) fn theorem_head(out: &mut String, item: &Theorem) {
    out.push_str("theorem ");
    text(out, &item.title);
    out.push(' ');
}

/// What stands before the body of a word, its documentation included.
pub(super) fn word_head(out: &mut String, item: &Word) {
    for line in &item.docs {
        out.push_str("##");
        if !line.is_empty() {
            out.push(' ');
            out.push_str(line);
        }
        out.push('\n');
    }
    out.push_str(match item.form {
        WordForm::Construction => "construction ",
        WordForm::Predicate => "predicate ",
    });
    out.push_str(&item.name.text);
    out.push('(');
    separated(out, &item.parameters, parameter);
    out.push(')');
    if item.form == WordForm::Construction {
        out.push_str(": ");
        names(out, &item.results);
    }
    out.push(' ');
}

fn parameter(out: &mut String, parameter: &Parameter) {
    out.push_str(&parameter.name.text);
    out.push_str(": ");
    out.push_str(&parameter.kind.text);
    if parameter.rest {
        out.push_str("...");
    }
}

fn body(out: &mut String, statements: &[Statement]) {
    out.push_str("{\n");
    for line in statements {
        out.extend(std::iter::repeat_n(' ', INDENT));
        statement(out, &line.kind);
        out.push('\n');
    }
    out.push_str("}\n");
}

/// A statement behind its indentation, without the end of its line.
pub(super) fn statement(out: &mut String, kind: &StatementKind) {
    match kind {
        StatementKind::Points { ambient, names: points, loci, other_than } => {
            out.push_str(match (ambient, points.len()) {
                (Ambient::Plane, 1) => "point ",
                (Ambient::Plane, _) => "points ",
                (Ambient::Space, 1) => "point3 ",
                (Ambient::Space, _) => "points3 ",
            });
            names(out, points);
            if !loci.is_empty() {
                out.push_str(" on ");
                wrap::list(out, loci, 2 * INDENT);
            }
            if let Some(point) = other_than {
                out.push_str(" other than ");
                wrap::fitted(out, point, Level::Condition, INDENT, 0);
            }
        }
        StatementKind::Numbers(numbers) => {
            out.push_str(if numbers.len() == 1 { "number " } else { "numbers " });
            names(out, numbers);
        }
        StatementKind::Definition { names: defined, value } => {
            names(out, defined);
            out.push_str(" = ");
            wrap::fitted(out, value, Level::Condition, INDENT, 0);
        }
        StatementKind::Require { condition, message } => {
            keyword(out, "require ", condition);
            if let Some(message) = message {
                out.push_str(", ");
                text(out, message);
            }
        }
        StatementKind::Assume(condition) => keyword(out, "assume ", condition),
        StatementKind::Choose(condition) => keyword(out, "choose ", condition),
        StatementKind::Show(claim) => keyword(out, "show ", claim),
        StatementKind::Expect(verdict) => {
            out.push_str("expect ");
            out.push_str(&verdict.text);
        }
        StatementKind::Source(origin) => texts(out, "source ", std::slice::from_ref(origin)),
        StatementKind::Title(title) => texts(out, "title ", std::slice::from_ref(title)),
        StatementKind::Tags(tags) => texts(out, "tags ", tags),
        StatementKind::Reads(readings) => texts(out, "reads ", readings),
        StatementKind::Result(results) => result(out, results),
    }
}

/// Bare expressions; one that would be read as a statement with a keyword goes into parentheses.
fn result(out: &mut String, results: &[Expr]) {
    let start = out.len();
    wrap::list(out, results, INDENT);
    let printed = &out[start..];
    let end = printed
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '\''))
        .unwrap_or(printed.len());
    let (first, behind) = printed.split_at(end);
    let reads_as_statement =
        |keyword: Keyword| keyword.takes_condition() || !behind.starts_with('(');
    if Keyword::of(first).is_some_and(reads_as_statement) {
        out.truncate(start);
        let (head, rest) = results.split_at(1);
        out.push('(');
        exprs(out, head);
        out.push(')');
        for expr in rest {
            out.push_str(", ");
            wrap::fitted(out, expr, Level::Condition, INDENT, 0);
        }
    }
}

fn keyword(out: &mut String, keyword: &str, condition: &Expr) {
    out.push_str(keyword);
    wrap::fitted(out, condition, Level::Condition, INDENT, 0);
}

fn texts(out: &mut String, keyword: &str, texts: &[Text]) {
    out.push_str(keyword);
    separated(out, texts, text);
}

fn names(out: &mut String, names: &[Name]) {
    separated(out, names, |out, name| out.push_str(&name.text));
}

fn exprs(out: &mut String, exprs: &[Expr]) {
    separated(out, exprs, |out, expr| write(out, expr, Level::Condition));
}

fn separated<T>(out: &mut String, parts: &[T], mut print: impl FnMut(&mut String, &T)) {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        print(out, part);
    }
}

fn text(out: &mut String, text: &Text) {
    out.push('"');
    for c in text.value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            // No literal holds a line break.
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// How tightly a place binds: an expression that binds less tightly needs parentheses there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Condition,
    Comparison,
    Sum,
    Product,
    Unary,
    Power,
    Postfix,
}

impl Level {
    /// The next that binds more tightly.
    fn tighter(self) -> Self {
        match self {
            Self::Condition => Self::Comparison,
            Self::Comparison => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Unary,
            Self::Unary => Self::Power,
            Self::Power | Self::Postfix => Self::Postfix,
        }
    }
}

/// How tightly an operator binds.
fn level_of(operator: BinaryOperator) -> Level {
    match operator {
        BinaryOperator::Add | BinaryOperator::Sub => Level::Sum,
        BinaryOperator::Mul | BinaryOperator::Div => Level::Product,
        BinaryOperator::Pow => Level::Power,
    }
}

/// An operator and the blanks around it.
fn sign(operator: BinaryOperator) -> &'static str {
    match operator {
        BinaryOperator::Add => " + ",
        BinaryOperator::Sub => " - ",
        BinaryOperator::Mul => " * ",
        BinaryOperator::Div => " / ",
        BinaryOperator::Pow => "^",
    }
}

fn level(kind: &ExprKind) -> Level {
    match kind {
        ExprKind::Not(_) => Level::Condition,
        ExprKind::Comparison { .. } => Level::Comparison,
        ExprKind::Binary { operator, .. } => level_of(*operator),
        ExprKind::Negative(_) => Level::Unary,
        // No literal is negative or a fraction, but a tree that was not read from a text may hold such numbers.
        ExprKind::Number(value) if decimal(value).is_none() => Level::Product,
        ExprKind::Number(value) if value.numer().sign() == Sign::Minus => Level::Unary,
        ExprKind::Number(_)
        | ExprKind::Name(_)
        | ExprKind::Call { .. }
        | ExprKind::Member { .. }
        | ExprKind::Error => Level::Postfix,
    }
}

fn write(out: &mut String, expr: &Expr, place: Level) {
    if level(&expr.kind) >= place {
        return bare(out, &expr.kind);
    }
    out.push('(');
    bare(out, &expr.kind);
    out.push(')');
}

fn bare(out: &mut String, kind: &ExprKind) {
    match kind {
        ExprKind::Number(value) => match decimal(value) {
            Some(decimal) => out.push_str(&decimal),
            None => out.push_str(&value.to_string()),
        },
        ExprKind::Name(name) => out.push_str(name),
        ExprKind::Call { word, arguments } => {
            out.push_str(&word.text);
            out.push('(');
            exprs(out, arguments);
            out.push(')');
        }
        ExprKind::Member { base, name } => {
            write(out, base, Level::Postfix);
            out.push('.');
            out.push_str(&name.text);
        }
        ExprKind::Negative(operand) => {
            out.push('-');
            write(out, operand, Level::Unary);
        }
        ExprKind::Not(operand) => {
            out.push_str("not ");
            // `not a == b` is `not (a == b)`; the parentheses spare the reader the rule.
            let comparison = matches!(operand.kind, ExprKind::Comparison { .. });
            write(out, operand, if comparison { Level::Sum } else { Level::Condition });
        }
        ExprKind::Binary { operator, left, right } => binary(out, *operator, left, right),
        ExprKind::Comparison { operands, operators } => {
            for (index, operand) in operands.iter().enumerate() {
                if let Some(operator) = index.checked_sub(1).and_then(|index| operators.get(index))
                {
                    out.push_str(comparison(*operator));
                }
                write(out, operand, Level::Sum);
            }
        }
        ExprKind::Error => out.push('…'),
    }
}

fn binary(out: &mut String, operator: BinaryOperator, left: &Expr, right: &Expr) {
    let place = level_of(operator);
    let power = operator == BinaryOperator::Pow;
    write(out, left, if power { Level::Postfix } else { place });
    out.push_str(if is_fraction(operator, left, right) { "/" } else { sign(operator) });
    match &right.kind {
        // The exponent may carry a sign.
        ExprKind::Negative(operand) if power => {
            out.push('-');
            write(out, operand, Level::Postfix);
        }
        _ => write(out, right, place.tighter()),
    }
}

/// Whether a quotient is one number as it is written: `1/3`, `-1/2`.
fn is_fraction(operator: BinaryOperator, left: &Expr, right: &Expr) -> bool {
    let is_number = |expr: &Expr| matches!(expr.kind, ExprKind::Number(_));
    let signed = match &left.kind {
        ExprKind::Negative(operand) => is_number(operand),
        _ => is_number(left),
    };
    operator == BinaryOperator::Div && signed && is_number(right)
}

fn comparison(operator: ComparisonOperator) -> &'static str {
    match operator {
        ComparisonOperator::Equal => " == ",
        ComparisonOperator::NotEqual => " != ",
        ComparisonOperator::Less => " < ",
        ComparisonOperator::LessEqual => " <= ",
        ComparisonOperator::Greater => " > ",
        ComparisonOperator::GreaterEqual => " >= ",
    }
}

/// The decimal expansion of a number, exactly, when it is finite and no longer than a literal may be.
fn decimal(value: &BigRational) -> Option<String> {
    if value.is_integer() {
        return Some(value.numer().to_string());
    }
    let longest = crate::limits::LITERAL_DIGITS;
    let mut rest = value.denom().clone();
    let twos = usize::try_from(rest.trailing_zeros()?).ok().filter(|&twos| twos <= longest)?;
    rest >>= twos;
    let five = BigInt::from(5);
    let mut fives = 0;
    while fives < longest && !rest.is_one() {
        let (quotient, remainder) = rest.div_rem(&five);
        if !remainder.is_zero() {
            return None;
        }
        rest = quotient;
        fives += 1;
    }
    let places = twos.max(fives);
    let scale = BigInt::from(10).pow(u32::try_from(places).ok()?);
    let digits = (value.numer().magnitude() * scale.magnitude()) / value.denom().magnitude();
    let digits = format!("{:0>width$}", digits.to_string(), width = places + 1);
    if !rest.is_one() || digits.len() > longest {
        return None;
    }
    let sign = if value.numer().sign() == Sign::Minus { "-" } else { "" };
    let (whole, decimals) = digits.split_at(digits.len() - places);
    Some(format!("{sign}{whole}.{decimals}"))
}

#[cfg(test)]
mod tests;
