//! What dependent roots are: relations between the roots of a figure, in its words.
//!
//! At a random anchor an exact relation is an identity of the component, up to the chance of the budget's first term. Relations describe a
//! component, and a text can pick it by them (`assume length(A, C) == length(A, B) + length(B, C)`); no verdict rests on them.

use crate::branch::number_field::{Element, NumberField};
use crate::branch::outcome::Certificate;
use crate::branch::state::Status;
use crate::slp::Slp;

/// Rational coefficients with more characters than this are written as q.
const SHORT: usize = 12;
/// With more roots than this no sums are looked for.
const MOST_ROOTS: usize = 24;

/// A square root in the words of geometry: `|AB|` for the root of `|AB|²`.
#[must_use]
pub fn root_in_words(slp: &Slp, root: usize) -> String {
    let radicand = slp.radicand_in_words(root);
    match radicand.strip_suffix('²').filter(|length| {
        length.starts_with('|') && length.ends_with('|') && length.matches('|').count() == 2
    }) {
        Some(length) => length.to_owned(),
        None if radicand.chars().all(char::is_alphanumeric) => format!("√{radicand}"),
        None => format!("√({radicand})"),
    }
}

/// The number in terms of the independent roots, large rational numbers as q, q', q'', ….
#[must_use]
pub fn in_terms_of_roots(h: &Element, slp: &Slp) -> String {
    let mut terms = Vec::new();
    let mut unnamed = 0;
    collect(h, &mut Vec::new(), slp, &mut unnamed, &mut terms);
    terms.join(" + ").replace("+ -", "− ").replace('-', "−")
}

fn collect(
    element: &Element,
    roots: &mut Vec<String>,
    slp: &Slp,
    unnamed: &mut usize,
    terms: &mut Vec<String>,
) {
    match element {
        Element::Rational(q) if q.is_zero() => {}
        Element::Rational(q) => {
            let exact = q.to_rational().to_string();
            let coefficient = if exact.len() <= SHORT {
                exact
            } else {
                let primes = "'".repeat(*unnamed);
                *unnamed += 1;
                format!("q{primes}")
            };
            let product = roots.join("·");
            terms.push(match (coefficient.as_str(), product.is_empty()) {
                (_, true) => coefficient,
                ("1", false) => product,
                ("-1", false) => format!("-{product}"),
                (_, false) => format!("{coefficient}·{product}"),
            });
        }
        Element::Pair(pair) => {
            collect(&pair.a, roots, slp, unnamed, terms);
            roots.push(root_in_words(slp, pair.generator));
            collect(&pair.b, roots, slp, unnamed, terms);
            roots.pop();
        }
    }
}

impl Certificate {
    /// The sums and equalities among the roots of the figure, one of them dependent: `|AC| = |AB| + |BC|`.
    #[must_use]
    pub fn relations(&self) -> Vec<String> {
        let slp = &self.program.slp;
        let field = NumberField::default();
        let value = |root: usize| match self.statuses[root].as_ref()? {
            Status::Independent => Some(Element::generator(root)),
            Status::Dependent(h) => Some(h.clone()),
        };
        let known: Vec<(usize, Element)> =
            (0..self.statuses.len()).filter_map(|root| Some((root, value(root)?))).collect();
        if known.len() > MOST_ROOTS {
            return Vec::new();
        }
        let dependent = |root: usize| matches!(self.statuses[root], Some(Status::Dependent(_)));
        let mut relations = Vec::new();
        for (i, h) in &known {
            for (position, (j, u)) in known.iter().enumerate().filter(|(_, (j, _))| j != i) {
                if j < i && (dependent(*i) || dependent(*j)) && h == u {
                    let [left, right] = [*j, *i].map(|root| root_in_words(slp, root));
                    relations.push(format!("{left} = {right}"));
                }
                for (k, w) in known[..position].iter().filter(|(k, _)| k != i) {
                    let some_dependent = [*i, *j, *k].into_iter().any(dependent);
                    if some_dependent && field.sum(u, w).as_ref() == Ok(h) {
                        let [sum, one, other] = [*i, *k, *j].map(|root| root_in_words(slp, root));
                        relations.push(format!("{sum} = {one} + {other}"));
                    }
                }
            }
        }
        relations
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::branch::fraction::Fraction;
    use num_bigint::BigInt;

    #[test]
    fn numbers_in_terms_of_roots() {
        let document = crate::document::Document::read(
            "theorem \"T\" { points A, B, C\n show length(A, B) == sqrt(A.x) }",
        );
        let slp =
            crate::record::record(&document.theorems[0], &document.dictionary, &[]).unwrap().slp;
        let one = Element::one();
        assert_eq!(root_in_words(&slp, 0), "|AB|");
        let sum = Element::pair(1, Element::generator(0), one.negated());
        assert_eq!(in_terms_of_roots(&sum, &slp), "|AB| − √(A.x)");
        let large = Element::Rational(Fraction::dyadic(BigInt::from(3).pow(60), -7));
        let product = Element::pair(1, large.clone(), Element::pair(0, Element::zero(), large));
        assert_eq!(in_terms_of_roots(&product, &slp), "q + q'·√(A.x)·|AB|");
    }
}
