//! Which points are known to lie on which loci, and which roots are the same: the language says that where an earlier point lies
//! identically on two loci, their intersection is the other one.
//!
//! An incidence is found by evaluating it at a random point modulo a random prime, with every root formal: what vanishes there vanishes
//! identically on all branches, except with a small probability. (On all admissible branches, where the conditions fail identically on some:
//! then every point is rejected, and is read again without inversions.) Nothing rests on that probability. Each identification that is not
//! true by construction becomes an obligation of the program, and is tested with fresh coins together with the conclusions; here only
//! [`Pilot`] coins are used.
//!
//! A test at which an obligation fails decides nothing. One at which all obligations hold and a conclusion fails refutes the statement, even
//! where an identification is wrong in general. For then the statement is the one without it, about any common point of the two loci, or
//! any root; and at the point of the test the candidate does lie on both loci, the radicands do agree up to the factor, or the discriminant
//! is zero, so that the point with the values of its roots is one of the points `r_i² = D_i` of which that statement speaks, or, where a
//! `D_i` vanishes there, of their closure. If it were true on every component, its residuals would be zero in the algebra
//! `ℚ(x)[r]/(r_i² − D_i)`, that is, each of their coefficients: integer polynomials that are zero, over divisors that do not vanish at the
//! point. Then the residuals would be zero there, over ℚ and modulo p.

use crate::arith::Rejection;
use crate::coins::RandomWords;
use crate::diagnostic::{Code, Diagnostic};
use crate::direct::{Choices, Direct, Guarded, Pointwise};
use crate::field::montgomery::{PrimeField, Residue};
use crate::field::prime::Prime;
use crate::interpret::{Candidate, Decide, Decision, Multiple, Number, Site, Stop, interpret};
use crate::sampling::{Coins, Pilot, Seed};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use num_integer::Integer as _;
use num_rational::BigRational;

/// Roots are compared up to factors `m/n` with m and n up to this.
const LARGEST_FACTOR: u32 = 6;
/// Attempts before the identification is given up.
const PILOT_ATTEMPTS: u64 = 8;

/// Why nothing could be identified.
#[derive(Clone, Debug)]
pub enum Unidentified {
    /// The text asks for something that the configuration does not allow.
    Mistakes(Vec<Diagnostic>),
    /// A condition fails for every choice of the parameters.
    Impossible(String),
    /// Every attempt met a divisor that vanishes on some branch.
    Undecided,
    /// A limit was exceeded.
    TooLarge,
    /// The time was over.
    Interrupted,
}

/// What was found out.
#[derive(Clone, Debug)]
pub struct Identified {
    /// The answers, in the order of the questions.
    pub decisions: Vec<Decision>,
    /// Whether some configuration was seen to be admissible. If not, the answers are those of the conditions read before each question, and all
    /// conditions together admit nothing.
    pub admissible: bool,
}

/// The answers to all questions about loci and roots, in the order in which a walk asks them; with `order`, of one that reads what is said
/// about order, too. That is read last, so that the first answers are the same.
///
/// # Errors
/// See [`Unidentified`].
pub fn identify(
    theorem: &Theorem,
    dictionary: &Dictionary,
    order: bool,
    seed: &Seed,
    key: u64,
) -> Result<Identified, Unidentified> {
    let choices = |attempt| {
        let mut coins: Coins<Pilot> = seed.coins(key, attempt);
        let field = PrimeField::new(Prime::draw(&mut coins));
        (field, UniformChoices(coins))
    };
    for attempt in 0..PILOT_ATTEMPTS {
        let (field, choices) = choices(attempt);
        let reading = Direct::new(field, choices).reading_order(order);
        if let Seen::Admissible(decisions) = attempt_at(theorem, dictionary, reading)? {
            return Ok(Identified { decisions, admissible: true });
        }
    }
    let mut inadmissible = Vec::new();
    for attempt in PILOT_ATTEMPTS..2 * PILOT_ATTEMPTS {
        let (field, choices) = choices(attempt);
        let reading = Guarded::new(field, choices).reading_order(order);
        match attempt_at(theorem, dictionary, reading)? {
            Seen::Admissible(decisions) => return Ok(Identified { decisions, admissible: true }),
            Seen::Inadmissible(decisions) => inadmissible.push(decisions),
            Seen::Nothing => {}
        }
    }
    match inadmissible.first() {
        Some(first) if inadmissible.len() > 1 && inadmissible.iter().all(|all| all == first) => {
            Ok(Identified { decisions: first.clone(), admissible: false })
        }
        _ => Err(Unidentified::Undecided),
    }
}

/// What is seen at one point.
enum Seen {
    /// The answers, where some branch is admissible.
    Admissible(Vec<Decision>),
    /// The answers, where by the conditions read up to each question it was known which points are meant, and by all of them together no
    /// branch is admissible.
    ///
    /// Where no common point of some loci is known, nothing is said: that they do not touch is a condition of the program, and may be the one
    /// that fails. Nor is it where a point was placed on a locus, with the conditions of one way to do so.
    Inadmissible(Vec<Decision>),
    /// Nothing.
    Nothing,
}

/// What is seen at the point of a reading.
fn attempt_at<R: Pointwise>(
    theorem: &Theorem,
    dictionary: &Dictionary,
    mut reading: R,
) -> Result<Seen, Unidentified> {
    let mut test = IncidenceTest {
        decisions: Vec::new(),
        denied: Vec::new(),
        unknown: false,
        diagnostics: Vec::new(),
    };
    match interpret(theorem, dictionary, &mut reading, &mut test) {
        Ok(_) if !reading.is_admissible() => Ok(if test.unknown || !test.diagnostics.is_empty() {
            Seen::Nothing
        } else {
            Seen::Inadmissible(test.decisions)
        }),
        // By all conditions together it vanishes on every admissible branch, and not by those alone that had been read before.
        Ok(_) if test.denied.iter().any(|value| reading.vanishes(value)) => Ok(Seen::Nothing),
        Ok(_) if test.diagnostics.is_empty() => Ok(Seen::Admissible(test.decisions)),
        Ok(_) => Err(Unidentified::Mistakes(test.diagnostics)),
        // After an identification the condition might fail because the identification is wrong; that is not known here.
        Err(Stop { impossible: Some(condition), .. })
            if test.decisions.iter().all(|decision| *decision == Decision::Generic) =>
        {
            Err(Unidentified::Impossible(condition))
        }
        Err(Stop { rejection: Rejection::TooLarge, .. }) => Err(Unidentified::TooLarge),
        Err(Stop { rejection: Rejection::Interrupted, .. }) => Err(Unidentified::Interrupted),
        Err(_) => Ok(Seen::Nothing),
    }
}

/// Uniform choices modulo a prime.
struct UniformChoices<W>(W);

impl<W: RandomWords> Choices<PrimeField> for UniformChoices<W> {
    fn parameter(&mut self, field: &PrimeField) -> Residue {
        field.uniform(&mut self.0)
    }

    fn multiplier(&mut self, field: &PrimeField) -> Residue {
        field.uniform(&mut self.0)
    }
}

/// Decides by what vanishes at the point at hand.
struct IncidenceTest<V> {
    decisions: Vec<Decision>,
    /// What does not vanish by the conditions read so far, and decided something.
    denied: Vec<V>,
    /// Whether no point was known somewhere, or one was placed on a locus.
    unknown: bool,
    diagnostics: Vec<Diagnostic>,
}

impl<R: Pointwise> Decide<R> for IncidenceTest<R::Value> {
    fn decide(&mut self, reading: &mut R, site: &Site<'_, R::Value>) -> Result<Decision, Stop> {
        let mut common = Vec::new();
        for (number, candidate) in site.candidates.iter().enumerate() {
            if self.lies_on_all(candidate, reading)? {
                common.push(number);
            }
        }
        let decision = self.choose(site, &common, reading)?;
        self.unknown |= decision == Decision::Generic || site.discriminant.is_none();
        self.decisions.push(decision);
        Ok(decision)
    }

    fn same_root(
        &mut self,
        reading: &mut R,
        radicand: &R::Value,
        earlier: &[R::Value],
    ) -> Result<Option<Multiple>, Stop> {
        let mut same = None;
        for (root, other) in earlier.iter().enumerate() {
            same = self
                .multiple_of(radicand, other, reading)?
                .map(|(numerator, denominator)| Multiple { root, numerator, denominator });
            if same.is_some() {
                break;
            }
        }
        self.decisions.push(same.map_or(Decision::Generic, Decision::SameRoot));
        Ok(same)
    }

    /// The walk goes on as if there were a direction: the condition would reject every point, and nothing more be found.
    fn has_no_direction(
        &mut self,
        reading: &mut R,
        direction: &[&Number<R::Value>],
    ) -> Result<bool, Stop> {
        let mut vanishes = true;
        for number in direction {
            vanishes = vanishes && self.is_zero(number, reading)?;
        }
        self.decisions.push(if vanishes { Decision::NoDirection } else { Decision::Generic });
        Ok(false)
    }
}

impl<V: Clone> IncidenceTest<V> {
    /// Small coprime m and n such that `n²·u = m²·w`.
    fn multiple_of<R: Pointwise<Value = V>>(
        &mut self,
        u: &V,
        w: &V,
        reading: &mut R,
    ) -> Result<Option<(u32, u32)>, Stop> {
        for m in 1..=LARGEST_FACTOR {
            for n in (1..=LARGEST_FACTOR).filter(|n| m.gcd(n) == 1) {
                let [left, right] = [(n, u), (m, w)].map(|(factor, value)| {
                    let square =
                        reading.constant(&BigRational::from_integer((factor * factor).into()))?;
                    reading.mul(&square, value)
                });
                let difference = reading.sub(&left?, &right?)?;
                if self.vanishes(&difference, reading) {
                    return Ok(Some((m, n)));
                }
            }
        }
        Ok(None)
    }

    fn lies_on_all<R: Pointwise<Value = V>>(
        &mut self,
        candidate: &Candidate<V>,
        reading: &mut R,
    ) -> Result<bool, Stop> {
        for value in candidate.incidences.iter().flatten().flat_map(|said| &said.values) {
            if !self.is_zero(value, reading)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_zero<R: Pointwise<Value = V>>(
        &mut self,
        number: &Number<V>,
        reading: &mut R,
    ) -> Result<bool, Stop> {
        let value = to_value(number, reading)?;
        Ok(self.vanishes(&value, reading))
    }

    fn vanishes<R: Pointwise<Value = V>>(&mut self, value: &V, reading: &R) -> bool {
        let vanishes = reading.vanishes(value);
        if !vanishes {
            self.denied.push(value.clone());
        }
        vanishes
    }

    fn choose<R: Pointwise<Value = V>>(
        &mut self,
        site: &Site<'_, V>,
        common: &[usize],
        reading: &mut R,
    ) -> Result<Decision, Stop> {
        let candidates = site.candidates;
        if site.named {
            if common.is_empty() {
                let name = &candidates[0].name;
                self.diagnostics.push(
                    Diagnostic::error(Code::NotOnLoci, site.span, format!("{name} does not lie on both loci"))
                        .hint("`other than` names one of the two points of intersection, so that the other one is meant"),
                );
            }
            return Ok(Decision::Known(0));
        }
        // By construction, if possible; else with as few obligations as possible.
        let best = common.iter().copied().min_by_key(|&number| {
            candidates[number].incidences.iter().filter(|incidence| incidence.is_some()).count()
        });
        let known = best.map_or(Decision::Generic, Decision::Known);
        let Some(discriminant) = site.discriminant else { return Ok(known) };
        if self.is_zero(discriminant, reading)? {
            // Whichever point is known, both are one; and that has to be tested.
            return Ok(Decision::Tangent);
        }
        if let Some(best) = best {
            self.refuse_ambiguity(site, common, best, reading)?;
        }
        Ok(known)
    }

    /// When both points of intersection have names already, or one has and both are asked for, the text does not say what is meant.
    fn refuse_ambiguity<R: Pointwise<Value = V>>(
        &mut self,
        site: &Site<'_, V>,
        common: &[usize],
        best: usize,
        reading: &mut R,
    ) -> Result<(), Stop> {
        let known = &site.candidates[best];
        if !site.single {
            self.diagnostics.push(
                Diagnostic::error(
                    Code::AmbiguousIntersection,
                    site.span,
                    format!("{} is one of the two points already", known.name),
                )
                .hint(format!("name the other one only: `point X on … other than {}`", known.name)),
            );
            return Ok(());
        }
        for &number in common {
            let other = &site.candidates[number];
            if !same_point(&known.coordinates, &other.coordinates, reading)? {
                self.diagnostics.push(
                    Diagnostic::error(
                        Code::AmbiguousIntersection,
                        site.span,
                        format!("{} and {} both lie on both loci", known.name, other.name),
                    )
                    .hint(format!("say which one is not meant: `other than {}`", known.name)),
                );
                return Ok(());
            }
        }
        Ok(())
    }
}

fn same_point<R: Pointwise>(
    p: &[Number<R::Value>],
    q: &[Number<R::Value>],
    reading: &mut R,
) -> Result<bool, Stop> {
    for (u, w) in p.iter().zip(q) {
        let (u, w) = (to_value(u, reading)?, to_value(w, reading)?);
        let difference = reading.sub(&u, &w)?;
        if !reading.vanishes(&difference) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn to_value<R: Pointwise>(number: &Number<R::Value>, reading: &mut R) -> Result<R::Value, Stop> {
    Ok(match number {
        Number::Constant(constant) => reading.constant(constant)?,
        Number::Value(value) => value.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[allow(clippy::panic_in_result_fn)]
    fn decisions(body: &str) -> Result<Vec<Decision>, Unidentified> {
        let document = Document::read(&format!("theorem \"T\" {{\n{body}\n}}\n"));
        assert!(document.is_sound(), "{:?}", document.diagnostics);
        identify(&document.theorems[0], &document.dictionary, false, &Seed::from_bytes([1; 32]), 0)
            .map(|identified| identified.decisions)
    }

    fn mistake(body: &str) -> Code {
        match decisions(body) {
            Err(Unidentified::Mistakes(diagnostics)) => diagnostics[0].code,
            other => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn a_common_point_is_known_by_construction_or_by_test() {
        let by_construction = "points O, A, B\npoint X on line(A, B), circle(O, A)\nshow X == X";
        // The line asks first whether it has a direction.
        assert_eq!(decisions(by_construction).unwrap(), [Decision::Generic, Decision::Known(0)]);
        // The circle ABC is drawn through A; that C lies on it is found out.
        let by_test = "points A, B, C, D\npoint X on line(C, D), circle(A, B, C)\nshow X == X";
        assert!(matches!(decisions(by_test).unwrap()[..], [Decision::Generic, Decision::Known(_)]));
        let unknown = "points O, A, B, C\npoint X on line(B, C), circle(O, A)\nshow X == X";
        assert_eq!(decisions(unknown).unwrap(), [Decision::Generic; 2]);
    }

    #[test]
    fn a_second_definition_of_one_intersection_is_the_other_point() {
        let twins = "points O, A, B, C\npoint X on line(B, C), circle(O, A)\n\
                     point Y on line(B, C), circle(O, A)\nshow X == Y";
        assert!(matches!(
            decisions(twins).unwrap()[..],
            [Decision::Generic, Decision::Generic, Decision::Generic, Decision::Known(_)]
        ));
    }

    #[test]
    fn tangency_is_seen() {
        let touching = "points O, A, B\nl = line_equation(A.x - O.x, A.y - O.y, dot(O - A, A - point(0, 0)))\n\
                        point X on l, circle_about(O, squared_length(O, A))\nshow X == A";
        assert!(matches!(
            decisions(touching).unwrap()[..],
            [Decision::Generic, Decision::Known(_) | Decision::Tangent]
        ));
    }

    #[test]
    fn a_line_through_one_point_has_no_direction() {
        let none = Decision::NoDirection;
        for (body, expected) in [
            ("points A, B\nM = midpoint(A, B)\nshow on(A, line(M, midpoint(B, A)))", vec![none]),
            ("points A, B\nshow on(A, line(A, B))", vec![Decision::Generic]),
            // One coordinate of the direction is enough.
            ("number x\npoint A\nshow on(A, line(A, point(A.x, x)))", vec![Decision::Generic]),
            // On some branch it has one.
            (
                "points A, B\nnumber x\nt = sqrt(x^2)\nshow on(B, line(A, A + (t - x) * (B - A)))",
                vec![Decision::Generic],
            ),
            // The condition excludes the branch on which it has one.
            (
                "points A, B\nnumber x\nt = sqrt(x^2)\nrequire t + x != 0\nshow on(B, line(A, A + (t - x) * (B - A)))",
                vec![none],
            ),
            // No question is asked of constants.
            ("point A\nshow on(A, line(point(0, 0), point(1, 0)))", vec![]),
        ] {
            assert_eq!(decisions(body).unwrap(), expected, "{body}");
        }
    }

    #[test]
    fn equal_radicands_are_one_root() {
        let same = "numbers x, y\ns = sqrt(x^2 + 2*x*y + y^2)\nt = sqrt((x + y)^2)\nshow s == t";
        assert_eq!(
            decisions(same).unwrap(),
            [Decision::SameRoot(Multiple { root: 0, numerator: 1, denominator: 1 })]
        );
    }

    #[test]
    fn a_multiple_of_a_root_is_recognised() {
        let midline = "points A, B, C\ns = length(A, B)\nt = length(midpoint(A, C), midpoint(B, C))\n\
                       show 2 * t == s";
        let half = Multiple { root: 0, numerator: 1, denominator: 2 };
        assert_eq!(decisions(midline).unwrap(), [Decision::SameRoot(half)]);
    }

    #[test]
    fn what_the_text_leaves_open_or_gets_wrong_is_a_mistake() {
        let elsewhere =
            "points O, A, B, C\npoint X on line(B, C), circle(O, A) other than A\nshow X == X";
        assert_eq!(mistake(elsewhere), Code::NotOnLoci);
        let both = "points A, B, C\npoint X on line(A, B), circle(A, B, C)\nshow X == X";
        assert_eq!(mistake(both), Code::AmbiguousIntersection);
        let two = "points O, A, B\npoints X, Y on line(A, B), circle(O, A)\nshow X == X";
        assert_eq!(mistake(two), Code::AmbiguousIntersection);
    }
}
