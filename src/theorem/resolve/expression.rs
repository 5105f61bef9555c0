//! Expressions: names to slots, words to definitions, kinds checked, constants folded.

use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::limits::{EXPONENT, FOLDED_BITS};
use crate::source::Span;
use crate::syntax::ast::{self, BinaryOperator, ExprKind, Name, WordForm};
use crate::theorem::kernel::{self, KernelWord, components};
use crate::theorem::kind::Kind;
use crate::theorem::{Expr, Operation};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

impl Scope<'_> {
    /// A value. Nothing where there is a mistake, which has been reported.
    pub(super) fn value(&mut self, expr: &ast::Expr) -> Option<Expr> {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Number(value) => {
                self.look_at_decimal(value, span);
                Some(constant(value.clone(), span))
            }
            ExprKind::Name(name) => {
                let slot = self.look_up(name, span)?;
                Some(Expr { operation: Operation::Slot(slot), kind: self.kind(slot).clone(), span })
            }
            ExprKind::Call { word, arguments } => self.single_call(word, arguments, span),
            ExprKind::Member { base, name } => self.member(base, name, span),
            ExprKind::Negative(operand) => {
                let operand = self.value(operand)?;
                self.negative(operand, span)
            }
            ExprKind::Binary { operator, left, right } => {
                let (left, right) = (self.value(left), self.value(right));
                self.binary(*operator, left?, right?, span)
            }
            ExprKind::Not(_) | ExprKind::Comparison { .. } => {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::NotACondition,
                        span,
                        "a condition stands where a value is wanted",
                    )
                    .hint("conditions go to `show` and `require`"),
                );
                None
            }
            ExprKind::Error => None,
        }
    }

    /// A value of this kind.
    pub(super) fn value_of_kind(&mut self, expr: &ast::Expr, kind: &Kind) -> Option<Expr> {
        let value = self.value(expr)?;
        if value.kind == *kind {
            return Some(value);
        }
        self.wrong_kind(value.span, &value.kind, &format!("a {kind}"));
        None
    }

    fn wrong_kind(&mut self, span: Span, found: &Kind, wanted: &str) {
        let mut diagnostic =
            Diagnostic::error(Code::WrongKind, span, format!("{wanted} is wanted here"))
                .label(format!("this is a {found}"));
        if let Some(weight) = found.weight()
            && !weight.is_zero()
            && !weight.is_one()
        {
            diagnostic = diagnostic.hint(format!("divide the sum by {weight} to get a point"));
        }
        self.diagnostics.push(diagnostic);
    }

    fn member(&mut self, base: &ast::Expr, name: &Name, span: Span) -> Option<Expr> {
        let base = self.value(base)?;
        let known = components(&base.kind);
        if let Some((_, component)) = known.iter().find(|(text, _)| *text == name.text) {
            return Some(Expr {
                kind: component.kind(&base.kind),
                operation: Operation::Component(Box::new(base), *component),
                span,
            });
        }
        let names: Vec<String> = known.iter().map(|(text, _)| format!("`.{text}`")).collect();
        let hint = if names.is_empty() {
            format!("a {} has no components", base.kind)
        } else {
            format!("a {} has the components {}", base.kind, names.join(", "))
        };
        self.diagnostics.push(
            Diagnostic::error(
                Code::UnknownMember,
                name.span,
                format!("a {} has no component `{}`", base.kind, name.text),
            )
            .hint(hint),
        );
        None
    }

    fn negative(&mut self, operand: Expr, span: Span) -> Option<Expr> {
        let kind = match &operand.kind {
            Kind::Number => Kind::Number,
            other => {
                let Some(weight) = other.weight() else {
                    self.wrong_kind(operand.span, &other.clone(), "a number or a vector");
                    return None;
                };
                other.with_weight(-weight)
            }
        };
        Some(match &operand.operation {
            Operation::Constant(value) => constant(-value, span),
            _ => Expr { operation: Operation::Negative(Box::new(operand)), kind, span },
        })
    }

    fn binary(
        &mut self,
        operator: BinaryOperator,
        left: Expr,
        right: Expr,
        span: Span,
    ) -> Option<Expr> {
        use BinaryOperator::{Add, Div, Mul, Pow, Sub};
        for operand in [&left, &right] {
            if operand.kind.is_locus() {
                self.wrong_kind(operand.span, &operand.kind, "a number, a point or a vector");
                return None;
            }
        }
        match operator {
            Add | Sub => self.sum(operator, left, right, span),
            Mul => self.product(left, right, span),
            Div => self.quotient(left, right, span),
            Pow => self.power(left, &right, span),
        }
    }

    fn sum(
        &mut self,
        operator: BinaryOperator,
        left: Expr,
        right: Expr,
        span: Span,
    ) -> Option<Expr> {
        let add = operator == BinaryOperator::Add;
        let kind = match (&left.kind, &right.kind) {
            (Kind::Number, Kind::Number) => Kind::Number,
            (Kind::Pair(u), Kind::Pair(w)) | (Kind::Triple(u), Kind::Triple(w)) => {
                left.kind.with_weight(if add { u + w } else { u - w })
            }
            _ => {
                let message = format!(
                    "a {} and a {} cannot be {}",
                    left.kind,
                    right.kind,
                    if add { "added" } else { "subtracted" }
                );
                let hint = if left.kind.weight().is_some() && right.kind.weight().is_some() {
                    "one is in the plane and the other in space: take both from `points`, or both from `points3`"
                } else {
                    "add numbers to numbers, points and vectors to each other"
                };
                self.diagnostics.push(Diagnostic::error(Code::WrongKind, span, message).hint(hint));
                return None;
            }
        };
        if let (Operation::Constant(u), Operation::Constant(w)) =
            (&left.operation, &right.operation)
        {
            return Some(constant(if add { u + w } else { u - w }, span));
        }
        let operands = Box::new([left, right]);
        let operation = if add { Operation::Add(operands) } else { Operation::Sub(operands) };
        Some(Expr { operation, kind, span })
    }

    fn product(&mut self, left: Expr, right: Expr, span: Span) -> Option<Expr> {
        match (&left.kind, &right.kind) {
            (Kind::Number, Kind::Number) => {
                if let (Operation::Constant(u), Operation::Constant(w)) =
                    (&left.operation, &right.operation)
                    && u.numer().bits() + u.denom().bits() + w.numer().bits() + w.denom().bits()
                        <= FOLDED_BITS
                {
                    return Some(constant(u * w, span));
                }
                Some(Expr {
                    operation: Operation::Mul(Box::new([left, right])),
                    kind: Kind::Number,
                    span,
                })
            }
            (Kind::Number, Kind::Pair(_) | Kind::Triple(_)) => self.scaled(left, right, span),
            (Kind::Pair(_) | Kind::Triple(_), Kind::Number) => self.scaled(right, left, span),
            _ => {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::WrongKind,
                        span,
                        format!("a {} cannot be multiplied by a {}", left.kind, right.kind),
                    )
                    .hint("two vectors have the products `dot(u, v)` and `cross(u, v)`"),
                );
                None
            }
        }
    }

    /// A number times a sum of points: its weight must be known.
    fn scaled(&mut self, number: Expr, pair: Expr, span: Span) -> Option<Expr> {
        let weight = pair.kind.weight()?;
        let kind = match &number.operation {
            Operation::Constant(factor) => pair.kind.with_weight(factor * weight),
            _ if weight.is_zero() => pair.kind.clone(),
            _ => {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::WrongKind,
                        span,
                        "a point cannot be multiplied by a number that varies",
                    )
                    .hint("multiply a vector: write `A + k * (B - A)`"),
                );
                return None;
            }
        };
        Some(Expr { operation: Operation::Scale(Box::new([number, pair])), kind, span })
    }

    fn quotient(&mut self, left: Expr, right: Expr, span: Span) -> Option<Expr> {
        if right.kind != Kind::Number {
            self.wrong_kind(right.span, &right.kind, "a number");
            return None;
        }
        if let Operation::Constant(divisor) = &right.operation {
            if divisor.is_zero() {
                self.diagnostics.push(
                    Diagnostic::error(Code::ZeroDivisor, right.span, "a division by zero")
                        .label("this is 0")
                        .hint("correct the divisor"),
                );
                return None;
            }
            if let Operation::Constant(dividend) = &left.operation
                && dividend.numer().bits()
                    + dividend.denom().bits()
                    + divisor.numer().bits()
                    + divisor.denom().bits()
                    <= FOLDED_BITS
            {
                return Some(constant(dividend / divisor, span));
            }
        }
        let kind = match (left.kind.weight(), &right.operation) {
            (None, _) => Kind::Number,
            (Some(weight), Operation::Constant(divisor)) => left.kind.with_weight(weight / divisor),
            (Some(weight), _) if weight.is_zero() => left.kind.clone(),
            _ => {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::WrongKind,
                        span,
                        "a point cannot be divided by a number that varies",
                    )
                    .hint("divide a vector: write `A + (B - A) / k`"),
                );
                return None;
            }
        };
        Some(Expr { operation: Operation::Div(Box::new([left, right])), kind, span })
    }

    fn power(&mut self, base: Expr, exponent: &Expr, span: Span) -> Option<Expr> {
        if base.kind != Kind::Number {
            self.wrong_kind(base.span, &base.kind, "a number");
            return None;
        }
        let small = match &exponent.operation {
            Operation::Constant(value) if value.is_integer() && !value.is_negative() => {
                value.numer().to_u32().filter(|&n| n <= EXPONENT)
            }
            _ => None,
        };
        let Some(n) = small else {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::BadExponent,
                    exponent.span,
                    format!("an exponent is a whole number from 0 to {EXPONENT}, written out"),
                )
                .hint("write a reciprocal as `1 / x`, a root as `sqrt(x)`, a higher power as a product of powers"),
            );
            return None;
        };
        if let Operation::Constant(value) = &base.operation
            && (value.numer().bits() + value.denom().bits()) * u64::from(n) <= FOLDED_BITS
        {
            return Some(constant(num_traits::pow(value.clone(), n as usize), span));
        }
        Some(Expr { operation: Operation::Power(Box::new(base), n), kind: Kind::Number, span })
    }

    /// A call where one value is wanted.
    fn single_call(&mut self, word: &Name, arguments: &[ast::Expr], span: Span) -> Option<Expr> {
        let (value, kinds) = self.call(word, arguments, span)?;
        if kinds.len() == 1 {
            return Some(value);
        }
        self.diagnostics.push(
            Diagnostic::error(
                Code::WrongResultCount,
                span,
                format!("`{}` has {} results", word.text, kinds.len()),
            )
            .hint(format!("give them names first: `X, Y = {}(…)`", word.text)),
        );
        None
    }

    /// A call of a construction, with the kinds of its results.
    pub(super) fn call(
        &mut self,
        word: &Name,
        arguments: &[ast::Expr],
        span: Span,
    ) -> Option<(Expr, Vec<Kind>)> {
        let values: Vec<Option<Expr>> =
            arguments.iter().map(|argument| self.value(argument)).collect();
        let values: Vec<Expr> = values.into_iter().collect::<Option<_>>()?;
        let of_kernel = kernel::WORDS.iter().filter(|candidate| candidate.name == word.text);
        let of_kernel: Vec<&KernelWord> = of_kernel.collect();
        if !of_kernel.is_empty() {
            return self.kernel_call(&of_kernel, word, values, span);
        }
        let id = self.find_word(word, &values, span)?;
        let definition = self.dictionary.word(id);
        if definition.form == WordForm::Predicate {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::NotACondition,
                    span,
                    format!("`{}` is a condition, and a value is wanted", word.text),
                )
                .hint("conditions go to `show` and `require`"),
            );
            return None;
        }
        let results = definition.results.clone();
        let kind = results.first().cloned().unwrap_or(Kind::Number);
        Some((
            Expr { operation: Operation::Call { word: id, arguments: values }, kind, span },
            results,
        ))
    }

    /// A call of one of the kernel's words of this name.
    fn kernel_call(
        &mut self,
        named: &[&KernelWord],
        word: &Name,
        values: Vec<Expr>,
        span: Span,
    ) -> Option<(Expr, Vec<Kind>)> {
        let signatures = |words: &[&KernelWord]| {
            let quoted = words.iter().map(|word| format!("`{}`", word.signature()));
            format!("it is {}", quoted.collect::<Vec<_>>().join(" or "))
        };
        let count = values.len();
        let fitting = named.iter().copied().filter(|word| word.parameters.len() == count);
        let fitting: Vec<&KernelWord> = fitting.collect();
        if fitting.is_empty() {
            self.wrong_arity(word, span, count, signatures(named));
            return None;
        }
        let kinds: Vec<Kind> = values.iter().map(|value| value.kind.clone()).collect();
        let meant = fitting.iter().find(|candidate| candidate.parameter_kinds() == kinds);
        let Some(kernel_word) = meant else {
            let wanted = match fitting[..] {
                [only] => only.parameter_kinds(),
                _ => Vec::new(),
            };
            self.wrong_argument(word, &values, &wanted, signatures(&fitting));
            return None;
        };
        if kernel_word.name == "sqrt"
            && let Operation::Constant(value) = &values[0].operation
            && value.is_negative()
        {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::NegativeRoot,
                    values[0].span,
                    "the square root of a negative number is not real",
                )
                .hint("check the sign"),
            );
            return None;
        }
        let kind = Kind::named(kernel_word.result)?;
        Some((
            Expr { operation: (kernel_word.operation)(values), kind: kind.clone(), span },
            vec![kind],
        ))
    }
}

fn constant(value: BigRational, span: Span) -> Expr {
    Expr { operation: Operation::Constant(value), kind: Kind::Number, span }
}
