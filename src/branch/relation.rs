//! What dependent roots are: relations between the roots of a figure, in its words.
//!
//! At a random anchor an exact relation is an identity of the component, up to the chance of the budget's first term. Relations describe a
//! component, and a text can pick it by them (`assume length(A, C) == length(A, B) + length(B, C)`); no verdict rests on them.

use crate::branch::fraction::Fraction;
use crate::branch::number_field::{Element, NumberField};
use crate::branch::outcome::Certificate;
use crate::branch::state::Status;
use crate::slp::{Node, Slp};

/// Rational coefficients with more characters than this are written as q.
const SHORT: usize = 12;
/// Products of more roots are not read.
const MOST_FACTORS: usize = 3;
/// With more roots than this no relations are looked for.
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

/// A relation between the roots of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// In the words of geometry: `|AC| = |AB| + |BC|`.
    pub words: String,
    /// The line of a text that picks the component by it, where all of its roots have names there.
    pub line: Option<String>,
}

/// A root as an expression of the language, where it is a distance of two of the named points, or the root of a constant.
fn expression(slp: &Slp, root: usize, names: &[String]) -> Option<String> {
    if let Node::Constant(position) = slp.nodes[slp.radicand(root).index()] {
        return Some(format!("sqrt({})", slp.constants[position as usize]));
    }
    let (p, q) = slp.ends_of_length(root)?;
    let has_name = |point: &str| names.iter().any(|name| name == point);
    (has_name(p) && has_name(q)).then(|| format!("length({p}, {q})"))
}

/// The rational factor and the generators of a product `q·s_i·s_j·…`, the last generator first.
fn monomial(h: &Element) -> Option<(&Fraction, Vec<usize>)> {
    match h {
        Element::Rational(factor) => Some((factor, Vec::new())),
        Element::Pair(pair) if pair.a.is_zero() => {
            let (factor, rest) = monomial(&pair.b)?;
            Some((factor, [vec![pair.generator], rest].concat()))
        }
        Element::Pair(_) => None,
    }
}

impl Certificate {
    /// The relations among the roots of the figure of which one is dependent: equalities, sums `|AC| = |AB| + |BC|`, and products of at most
    /// three roots with a short rational factor. `names` are those of the points in the text.
    #[must_use]
    pub fn relations(&self, names: &[String]) -> Vec<Relation> {
        let slp = &self.program.slp;
        let field = NumberField::new();
        let value = |root: usize| match self.statuses[root].as_ref()? {
            Status::Independent => Some(Element::generator(root)),
            Status::Dependent(h) => Some(h.clone()),
        };
        let known: Vec<(usize, Element)> =
            (0..self.statuses.len()).filter_map(|root| Some((root, value(root)?))).collect();
        if known.len() > MOST_ROOTS {
            return Vec::new();
        }
        let words = |root: usize| root_in_words(slp, root);
        let text = |root: usize| expression(slp, root, names);
        let dependent = |root: usize| matches!(self.statuses[root], Some(Status::Dependent(_)));
        let mut relations = Vec::new();
        for (i, h) in &known {
            for (position, (j, u)) in known.iter().enumerate().filter(|(_, (j, _))| j != i) {
                if j < i && (dependent(*i) || dependent(*j)) && h == u {
                    relations.push(Relation {
                        words: format!("{} = {}", words(*j), words(*i)),
                        line: assumption([text(*j), text(*i)]),
                    });
                }
                for (k, w) in known[..position].iter().filter(|(k, _)| k != i) {
                    let some_dependent = [*i, *j, *k].into_iter().any(dependent);
                    if some_dependent && field.sum(u, w).as_ref() == Ok(h) {
                        let sum = text(*k).zip(text(*j)).map(|(k, j)| format!("{k} + {j}"));
                        relations.push(Relation {
                            words: format!("{} = {} + {}", words(*i), words(*k), words(*j)),
                            line: assumption([text(*i), sum]),
                        });
                    }
                }
            }
            if let Some(product) = dependent(*i).then(|| monomial(h)).flatten() {
                relations.extend(self.product(*i, &product, names));
            }
        }
        relations
    }

    /// `s = q·s_i·s_j·…`, if it is short and no equality.
    fn product(
        &self,
        root: usize,
        (factor, generators): &(&Fraction, Vec<usize>),
        names: &[String],
    ) -> Option<Relation> {
        let slp = &self.program.slp;
        let factor = factor.to_rational().to_string();
        let equality = factor == "1" && generators.len() == 1;
        if equality || factor.len() > SHORT || generators.len() > MOST_FACTORS {
            return None;
        }
        let lead = if factor == "1" && !generators.is_empty() { vec![] } else { vec![factor] };
        let roots = generators.iter().rev();
        let named: Vec<String> =
            lead.iter().cloned().chain(roots.clone().map(|&j| root_in_words(slp, j))).collect();
        let written: Option<Vec<String>> =
            lead.into_iter().map(Some).chain(roots.map(|&j| expression(slp, j, names))).collect();
        Some(Relation {
            words: format!("{} = {}", root_in_words(slp, root), named.join("·")),
            line: assumption([expression(slp, root, names), written.map(|f| f.join(" * "))]),
        })
    }
}

/// `assume left == right`.
fn assumption([left, right]: [Option<String>; 2]) -> Option<String> {
    Some(format!("assume {} == {}", left?, right?))
}

#[cfg(test)]
mod tests {
    use super::*;
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
