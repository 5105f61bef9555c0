//! Counterexamples with square roots: real configurations, enclosed by intervals.
//!
//! Every radicand is surely positive, every divisor and condition surely not zero, and a residual of a conclusion surely not zero
//! (soundness, section 7). Which sign each root has is a choice: the positive ones come first.

use super::evaluation::{Evaluation, Shown};
use super::quantity::{Enclosure, Quantity};
use super::shrink::Oracle;
use super::sight::{Seen, Sight, place};
use super::subject::Subject;
use crate::arith::{Arith, Rejection, Words};
use crate::branch::cone::Cone;
use crate::branch::enclosure::enclose;
use crate::branch::figure::RootSign;
use crate::branch::surds::surds;
use crate::interpret::{
    Candidate, Decide, Decision, Inequality, Multiple, Number, Object, Residuals, Site, Stop,
    interpret,
};
use crate::real::{Dyadic, Endpoint, Interval, Short, Surd};
use crate::slp::NodeId;
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{Signed as _, Zero as _};

/// Numbers from 2 to this power on are not shown.
const LARGEST_EXPONENT: i64 = 1 << 14;

/// The signs of the roots in program order: bit i is set where root i is negative.
pub(super) type Signs = u64;

/// A real number: an interval that encloses it, and its exact value where that is short.
#[derive(Clone, Debug)]
pub(super) struct Real {
    interval: Interval,
    exact: Option<Surd>,
}

/// Arithmetic with enclosed real numbers.
pub(super) struct Enclosing<'p> {
    precision: u64,
    parameters: std::slice::Iter<'p, BigRational>,
    signs: Signs,
}

fn tame(interval: Interval, exact: Option<Surd>) -> Result<Real, Rejection> {
    if interval.is_wild() || !interval.is_within(LARGEST_EXPONENT) {
        return Err(Rejection::TooLarge);
    }
    Ok(Real { interval, exact })
}

impl Arith for Enclosing<'_> {
    type Value = Real;

    fn constant(&mut self, value: &BigRational) -> Result<Real, Rejection> {
        let exact = Some(Surd::rational(value.clone()));
        tame(Interval::from_rational(value, self.precision), exact)
    }

    fn parameter(&mut self, _: Words<'_>) -> Result<Real, Rejection> {
        let value = self.parameters.next().ok_or(Rejection::BadConstant)?;
        self.constant(value)
    }

    fn add(&mut self, u: &Real, w: &Real) -> Result<Real, Rejection> {
        let exact = both(u, w).and_then(|(u, w)| u.add(w));
        tame(u.interval.sum(&w.interval, self.precision), exact)
    }

    fn sub(&mut self, u: &Real, w: &Real) -> Result<Real, Rejection> {
        let exact = both(u, w).and_then(|(u, w)| u.sub(w));
        tame(u.interval.difference(&w.interval, self.precision), exact)
    }

    fn mul(&mut self, u: &Real, w: &Real) -> Result<Real, Rejection> {
        let exact = both(u, w).and_then(|(u, w)| u.mul(w));
        tame(u.interval.product(&w.interval, self.precision), exact)
    }

    fn div(&mut self, u: &Real, w: &Real, _: Words<'_>) -> Result<Real, Rejection> {
        let interval =
            u.interval.quotient(&w.interval, self.precision).ok_or(Rejection::Divisor)?;
        tame(interval, both(u, w).and_then(|(u, w)| u.div(w)))
    }

    fn sqrt(&mut self, g: &Real, _: Words<'_>) -> Result<Real, Rejection> {
        let radicand = Some(&g.interval).filter(|radicand| radicand.is_positive());
        let root = radicand.and_then(|radicand| radicand.square_root(self.precision));
        let interval = root.ok_or(Rejection::Radicand)?;
        let exact = g.exact.as_ref().and_then(Surd::sqrt);
        let negative = self.signs & 1 == 1;
        self.signs >>= 1;
        Ok(if negative {
            Real { interval: interval.negated(), exact: exact.map(Surd::negative) }
        } else {
            Real { interval, exact }
        })
    }

    fn is_ordered(&self) -> bool {
        true
    }

    fn guard(&mut self, values: &[Real], _: Words<'_>) -> Result<(), Rejection> {
        let holds = values.iter().any(|value| value.interval.excludes_zero());
        if holds { Ok(()) } else { Err(Rejection::Guard) }
    }
}

fn both<'r>(u: &'r Real, w: &'r Real) -> Option<(&'r Surd, &'r Surd)> {
    Some((u.exact.as_ref()?, w.exact.as_ref()?))
}

/// Gives the answers that were found before. Beyond these, in what an extension adds, the same computation yields the same interval and
/// means the same root.
///
/// A place is rejected where the text may mean something else than the answers say: where any common point of two loci is taken, and an
/// earlier point is, or may be, one of them.
struct Known<'d>(std::slice::Iter<'d, Decision>);

impl<'p> Decide<Enclosing<'p>> for Known<'_> {
    fn decide(&mut self, _: &mut Enclosing<'p>, site: &Site<'_, Real>) -> Result<Decision, Stop> {
        let beyond = if site.named { Decision::Known(0) } else { Decision::Generic };
        let Some(decision) = self.0.next().copied() else { return Ok(beyond) };
        let generic = decision == Decision::Generic && site.single && !site.named;
        let may_be_common = |candidate: &Candidate<Real>| {
            let residuals = candidate.incidences.iter().flatten().flat_map(|said| &said.values);
            residuals.into_iter().all(|number| match number {
                Number::Constant(constant) => constant.is_zero(),
                Number::Value(value) => !value.interval.excludes_zero(),
            })
        };
        if generic && site.candidates.iter().any(may_be_common) {
            return Err(Rejection::Guard.into());
        }
        Ok(decision)
    }

    fn same_root(
        &mut self,
        _: &mut Enclosing<'p>,
        radicand: &Real,
        earlier: &[Real],
    ) -> Result<Option<Multiple>, Stop> {
        Ok(match self.0.next() {
            Some(Decision::SameRoot(multiple)) => Some(*multiple),
            Some(_) => None,
            None => {
                let root = earlier.iter().position(|other| other.interval == radicand.interval);
                root.map(|root| Multiple { root, numerator: 1, denominator: 1 })
            }
        })
    }

    fn has_no_direction(
        &mut self,
        _: &mut Enclosing<'p>,
        _: &[&Number<Real>],
    ) -> Result<bool, Stop> {
        Ok(self.0.next() == Some(&Decision::NoDirection))
    }
}

/// A branch of a statement, at a precision.
#[derive(Clone, Copy)]
pub(super) struct Branch<'s> {
    pub(super) dictionary: &'s Dictionary,
    pub(super) decisions: &'s [Decision],
    pub(super) signs: Signs,
    pub(super) bits: u64,
}

/// A theorem in enclosed numbers.
struct Enclosed {
    objects: Vec<Object<Real>>,
    conclusions: Vec<Residuals<Real>>,
    inequalities: Vec<Vec<Inequality<Real>>>,
}

impl Branch<'_> {
    fn read(&self, theorem: &Theorem, parameters: &[BigRational]) -> Option<Enclosed> {
        let mut arith =
            Enclosing { precision: self.bits, parameters: parameters.iter(), signs: self.signs };
        let mut known = Known(self.decisions.iter());
        let reading = interpret(theorem, self.dictionary, &mut arith, &mut known).ok()?;
        Some(Enclosed {
            objects: reading.objects,
            conclusions: reading.conclusions,
            inequalities: reading.inequalities,
        })
    }

    /// The theorem on this branch.
    pub(super) fn evaluate(
        &self,
        theorem: &Theorem,
        parameters: &[BigRational],
    ) -> Option<Evaluation> {
        let Enclosed { objects, conclusions, inequalities, .. } = self.read(theorem, parameters)?;
        let quantities =
            |residuals: &Residuals<Real>| residuals.values.iter().map(Self::quantity).collect();
        Some(Evaluation {
            objects: objects
                .iter()
                .map(|object| match object {
                    Object::Number(number) => Shown::Number(Self::quantity(number)),
                    Object::Pair(_) | Object::Triple(_) => {
                        let coordinates = object.numbers().into_iter();
                        Shown::Tuple(
                            coordinates.map(|(_, number)| Self::quantity(number)).collect(),
                        )
                    }
                    Object::Locus(_) | Object::SpaceLocus(_) => Shown::Locus,
                })
                .collect(),
            conclusions: conclusions.iter().map(quantities).collect(),
            excesses: inequalities.iter().map(|all| Self::excess(all)).collect(),
        })
    }

    /// The excess of the first inequality that is surely violated.
    fn excess(inequalities: &[Inequality<Real>]) -> Option<Quantity> {
        let violated = inequalities.iter().find(|inequality| match &inequality.excess {
            Number::Constant(excess) => {
                excess.is_positive() || inequality.strict && excess.is_zero()
            }
            Number::Value(excess) => {
                let exact = excess.exact.as_ref().and_then(Surd::as_rational);
                excess.interval.is_positive()
                    || inequality.strict && exact.is_some_and(num_traits::Zero::is_zero)
            }
        });
        violated.map(|inequality| Self::quantity(&inequality.excess))
    }

    fn quantity(number: &Number<Real>) -> Quantity {
        let real = match number {
            Number::Constant(constant) => return Quantity::Rational((**constant).clone()),
            Number::Value(real) => real,
        };
        if let Some(value) = real.exact.as_ref().and_then(Surd::as_rational) {
            return Quantity::Rational(value.clone());
        }
        let bounds = real.interval.in_units(&Enclosure::unit());
        let expression = real.exact.as_ref().map(Surd::text);
        Quantity::Enclosed(Enclosure::new(bounds, real.interval.excludes_zero(), expression))
    }
}

/// Looks at the real configurations of one branch.
pub(super) struct Reals<'s> {
    subject: &'s Subject,
    signs: Vec<RootSign>,
    bits: u64,
    /// The nodes on which depends what is shown.
    shown: Vec<NodeId>,
}

impl<'s> Reals<'s> {
    /// Those of the branch with these signs. Up to so many bits, short numbers suffice for a look.
    pub(super) fn new(subject: &'s Subject, signs: Signs, bits: u64) -> Self {
        let sign = |root| match signs.checked_shr(root).unwrap_or(0) & 1 {
            0 => RootSign::Plus,
            _ => RootSign::Minus,
        };
        let objects = &subject.reading.objects;
        let coordinates = subject.points_of(objects).flatten();
        let shown =
            coordinates.chain(subject.numbers_of(objects)).filter_map(|number| match number {
                Number::Value(node) => Some(*node),
                Number::Constant(_) => None,
            });
        let shown = Cone::of(&subject.slp, shown).nodes;
        let roots = (0u32..).zip(&subject.slp.roots);
        Self { subject, signs: roots.map(|(root, _)| sign(root)).collect(), bits, shown }
    }

    /// The configuration with these parameters, if a residual of a conclusion is surely not zero there and no identification surely fails.
    fn sight<E: Endpoint>(&self, parameters: &[Ratio<i64>]) -> Option<Sight> {
        let Subject { slp, reading, .. } = self.subject;
        let parameters = super::exact(parameters);
        let enclosed: Vec<Interval<E>> =
            parameters.iter().map(|x| Interval::from_rational(x, self.bits)).collect();
        let values = enclose(slp, &enclosed, &self.signs, &[], self.bits).ok()?;
        let surely_fails = |residuals: &Residuals<NodeId>| {
            residuals.values.iter().any(|number| match number {
                Number::Constant(constant) => !constant.is_zero(),
                Number::Value(node) => values[node.index()].excludes_zero(),
            })
        };
        if !reading.conclusions.iter().any(surely_fails)
            || reading.obligations.iter().any(surely_fails)
        {
            return None;
        }
        let exact = surds(slp, &self.shown, &parameters, &self.signs);
        let see = |number: &Number<NodeId>| match number {
            Number::Constant(constant) => Seen::fraction(constant),
            Number::Value(node) => {
                let exact = exact[node.index()].as_ref();
                match exact.and_then(Surd::as_rational) {
                    Some(value) => Seen::fraction(value),
                    None if !values[node.index()].is_within(LARGEST_EXPONENT) => Seen::unreadable(),
                    None => {
                        let low =
                            values[node.index()].low().floor_in_units(&BigInt::from(Seen::UNITS));
                        Seen::enclosed(&low, exact.is_some())
                    }
                }
            }
        };
        let objects = &reading.objects;
        Some(Sight {
            points: self
                .subject
                .points_of(objects)
                .map(|point| place(&point, |number| see(number)))
                .collect(),
            numbers: self.subject.numbers_of(objects).map(see).collect(),
        })
    }
}

impl Oracle for Reals<'_> {
    fn look(&mut self, parameters: &[Ratio<i64>]) -> Option<Sight> {
        if self.bits <= super::FIRST_BITS {
            self.sight::<Short>(parameters)
        } else {
            self.sight::<Dyadic>(parameters)
        }
    }
}
