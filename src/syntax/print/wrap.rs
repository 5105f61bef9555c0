//! Expressions that do not fit on a line: a break stands where the language lets a line go on, inside parentheses and behind operators.
//!
//! Of an expression that is too long the outermost parts are set apart first: the sides of an equation, the terms of a sum, the arguments
//! of a word each get lines of their own, four blanks further in, and are broken in turn where they are still too long (Oppen 1980, with
//! consistent breaks).

use super::{Level, bare, comparison, level, sign, write};
use crate::syntax::ast::{BinaryOperator, ComparisonOperator, Expr, ExprKind};

/// Characters on a line, where words allow.
pub(super) const WIDTH: usize = 100;
/// Blanks by which a part stands further in.
const STEP: usize = 4;

/// Writes expressions one after the other: on one line if they fit there, else each on a line of its own.
pub(super) fn list(out: &mut String, exprs: &[Expr], indent: usize) {
    let tail = 1;
    if attempt(out, tail, exprs.iter().map(size).sum(), |out| super::exprs(out, exprs)) {
        return;
    }
    for (index, expr) in exprs.iter().enumerate() {
        if index > 0 {
            out.push(',');
            new_line(out, indent);
        }
        fitted(out, expr, Level::Condition, indent, tail);
    }
}

/// Writes an expression in a place that binds so tightly; `tail` characters follow on the last line.
pub(super) fn fitted(out: &mut String, expr: &Expr, place: Level, indent: usize, tail: usize) {
    if attempt(out, tail, size(expr), |out| write(out, expr, place)) {
        return;
    }
    if level(&expr.kind) >= place {
        return broken(out, &expr.kind, indent, tail);
    }
    out.push('(');
    broken(out, &expr.kind, indent, tail + 1);
    out.push(')');
}

/// Writes what fits on the line; what does not is taken back. `size` is at most the number of characters.
fn attempt(out: &mut String, tail: usize, size: usize, print: impl Fn(&mut String)) -> bool {
    if size > WIDTH {
        return false;
    }
    let start = out.len();
    print(out);
    let line = out.rfind('\n').map_or(0, |end| end + 1);
    let fits = out[line..].chars().count() + tail <= WIDTH;
    if !fits {
        out.truncate(start);
    }
    fits
}

/// A lower bound of the characters that an expression takes; not counted much beyond the width of a line.
fn size(expr: &Expr) -> usize {
    let mut open = vec![expr];
    let mut size = 0;
    while let Some(expr) = open.pop().filter(|_| size <= WIDTH) {
        size += 1;
        match &expr.kind {
            ExprKind::Number(_) | ExprKind::Name(_) | ExprKind::Error => {}
            ExprKind::Call { arguments, .. } => open.extend(arguments),
            ExprKind::Member { base: operand, .. }
            | ExprKind::Negative(operand)
            | ExprKind::Not(operand) => open.push(operand),
            ExprKind::Binary { left, right, .. } => open.extend([&**left, &**right]),
            ExprKind::Comparison { operands, .. } => open.extend(operands),
        }
    }
    size
}

fn broken(out: &mut String, kind: &ExprKind, indent: usize, tail: usize) {
    match kind {
        ExprKind::Call { word, arguments } if !arguments.is_empty() => {
            out.push_str(&word.text);
            out.push('(');
            new_line(out, indent + STEP);
            self::arguments(out, arguments, indent + STEP);
            new_line(out, indent);
            out.push(')');
        }
        ExprKind::Comparison { operands, operators } => {
            sides(out, operands, operators, indent, tail);
        }
        ExprKind::Binary { operator, left, right } if *operator != BinaryOperator::Pow => {
            terms(out, (*operator, left, right), indent, tail);
        }
        ExprKind::Not(operand) if !matches!(operand.kind, ExprKind::Comparison { .. }) => {
            out.push_str("not ");
            fitted(out, operand, Level::Condition, indent, tail);
        }
        _ => bare(out, kind),
    }
}

/// The arguments of a word, each on a line of its own; but names that stand side by side share one.
fn arguments(out: &mut String, arguments: &[Expr], indent: usize) {
    let is_name = |argument: &Expr| matches!(argument.kind, ExprKind::Name(_));
    for (index, argument) in arguments.iter().enumerate() {
        if let Some(before) = index.checked_sub(1).map(|before| &arguments[before]) {
            out.push(',');
            let together = is_name(before) && is_name(argument);
            if together && attempt(out, 1, 1, |out| beside(out, argument, Level::Condition)) {
                continue;
            }
            new_line(out, indent);
        }
        fitted(out, argument, Level::Condition, indent, 1);
    }
}

/// The sides of an equation, each on a line of its own; but one that fits behind a side that had to be broken stays there.
fn sides(
    out: &mut String,
    operands: &[Expr],
    operators: &[ComparisonOperator],
    indent: usize,
    tail: usize,
) {
    let mut start = out.len();
    for (index, operand) in operands.iter().enumerate() {
        let tail = if index < operators.len() { 3 } else { tail };
        if index == 0 {
            fitted(out, operand, Level::Sum, indent, tail);
        } else {
            let is_broken = out[start..].contains('\n');
            start = out.len();
            let beside = |out: &mut String| beside(out, operand, Level::Sum);
            if !(is_broken && attempt(out, tail, size(operand), beside)) {
                new_line(out, indent + STEP);
                start = out.len();
                fitted(out, operand, Level::Sum, indent + STEP, tail);
            }
        }
        if let Some(operator) = operators.get(index) {
            out.push_str(comparison(*operator).trim_end());
        }
    }
}

/// Writes an expression behind a blank.
fn beside(out: &mut String, expr: &Expr, place: Level) {
    out.push(' ');
    write(out, expr, place);
}

/// The terms of a sum or the factors of a product, each on a line of its own.
fn terms(
    out: &mut String,
    (operator, left, right): (BinaryOperator, &Expr, &Expr),
    indent: usize,
    tail: usize,
) {
    let place = super::level_of(operator);
    let mut rest = vec![(sign(operator), right)];
    let mut first = left;
    while let ExprKind::Binary { operator, left, right } = &first.kind
        && super::level_of(*operator) == place
        && !super::is_fraction(*operator, left, right)
    {
        rest.push((sign(*operator), right));
        first = left;
    }
    fitted(out, first, place, indent, 2);
    while let Some((sign, term)) = rest.pop() {
        out.push_str(sign.trim_end());
        new_line(out, indent + STEP);
        let tail = if rest.is_empty() { tail } else { 2 };
        fitted(out, term, place.tighter(), indent + STEP, tail);
    }
}

fn new_line(out: &mut String, indent: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}
