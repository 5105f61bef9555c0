//! What is known about loci and roots *in a figure*.
//!
//! The language says that where an earlier point lies on two loci, their intersection is the other one, and that equal radicands have the
//! same root. What is true on all components is found once, before any figure. What is true on the drawn component only is found here:
//! the theorem is read over certified intervals at a random figure, and each question is answered by what vanishes there. A program
//! with such an answer is the one of the text *as drawn*, and each of its identifications is an obligation that is tested with the
//! conclusions, at an anchor.

use crate::analysis::Analysis;
use crate::arith::Rejection;
use crate::branch::certify::{Drawer, Drawing};
use crate::branch::draw::{Failure, Truth, judge, vanishes};
use crate::branch::figure::Figure;
use crate::branch::outcome::Frozen;
use crate::branch::reading::{Given, Places, Random, RealReading};
use crate::interpret::{
    Candidate, Decide, Decision, Follow, Inequality, Multiple, Number, Object, Pair, Reading,
    Residuals, Selection, Site, Stop, Triple, interpret,
};
use crate::real::Interval;
use crate::record::{FigureRecording, record_figure};
use crate::sampling::{Coins, Pilot};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use std::cmp::Ordering;
use std::sync::Arc;

/// The precision of the reading. What it does not decide rejects the figure.
const PRECISION: u64 = 384;
/// After so many figures in a row with two named points in one place, and no other, such figures are accepted.
const COINCIDENCES: u32 = 16;

/// Figures of a theorem.
#[derive(Debug)]
pub struct TheoremDrawer<'t> {
    theorem: &'t Theorem,
    dictionary: &'t Dictionary,
    /// What is known on all components.
    known: &'t [Decision],
    programs: Vec<Arc<Frozen>>,
    coincidences: u32,
    distinct: bool,
}

impl<'t> TheoremDrawer<'t> {
    /// Figures of this theorem, for which `known` holds on all components.
    #[must_use]
    pub fn new(theorem: &'t Theorem, dictionary: &'t Dictionary, known: &'t [Decision]) -> Self {
        Self { theorem, dictionary, known, programs: Vec::new(), coincidences: 0, distinct: true }
    }

    /// The program with these answers.
    fn program(&mut self, decisions: Vec<Decision>, ambiguous: bool) -> Option<Arc<Frozen>> {
        let same = |p: &&Arc<Frozen>| p.decisions == decisions && p.ambiguous == ambiguous;
        if let Some(program) = self.programs.iter().find(same) {
            return Some(program.clone());
        }
        let FigureRecording { slp, positive, order } =
            record_figure(self.theorem, self.dictionary, &decisions).ok()?;
        let analysis = Analysis::of(&slp);
        let program = Arc::new(Frozen { slp, analysis, decisions, ambiguous, positive, order });
        self.programs.push(program.clone());
        Some(program)
    }
}

impl Drawer for TheoremDrawer<'_> {
    fn draw(&mut self, coins: &mut Coins<Pilot>) -> Option<Drawing> {
        let mut reading = RealReading::new(Random(coins), PRECISION);
        let mut sight = Sight::new(self.known);
        let found = interpret(self.theorem, self.dictionary, &mut reading, &mut sight).ok()?;
        if !found.selections.iter().all(is_met) {
            return None;
        }
        let figure = reading.figure();
        if self.distinct && !coincidences(&found.objects).is_empty() {
            self.coincidences += 1;
            self.distinct = self.coincidences < COINCIDENCES;
            return None;
        }
        self.coincidences = 0;
        let program = self.program(sight.decisions, sight.ambiguous)?;
        let fits = program.slp.parameters.len() == figure.point.dimension()
            && program.slp.roots.len() == figure.signs.len();
        if !fits {
            return None;
        }
        let truth = match seen(&found) {
            Some(truth) => truth,
            None => judge(&program.slp, &figure, &program.positive).ok()?,
        };
        Some(Drawing { figure, program, truth, points: places(&found.objects) })
    }
}

/// Whether a condition that picks figures is met by this one.
#[must_use]
pub fn is_met(selection: &Selection<Interval>) -> bool {
    let vanishing = |number| vanishes(&enclosure(number)) == Some(true);
    let negative = |inequality: &Inequality<Interval>| {
        enclosure(&inequality.excess).sign() == Some(Ordering::Less)
    };
    selection.residuals.values.iter().all(vanishing) && selection.inequalities.iter().all(negative)
}

/// What the claims are, where the reading decides it: it has met all conditions.
fn seen(found: &Reading<Interval>) -> Option<Truth> {
    match (first_failure(&found.obligations), first_failure(&found.conclusions)) {
        (Err(Undecided), _) => None,
        (Ok(Some(_)), _) => Some(Truth::NotIdentified),
        (Ok(None), concluded) => {
            let failure = concluded.ok()?;
            Some(failure.map_or(Truth::True, Truth::False))
        }
    }
}

/// The reading is too coarse to say whether claims hold.
struct Undecided;

/// The first claim that fails for certain, if there is one.
fn first_failure(claims: &[Residuals<Interval>]) -> Result<Option<Failure>, Undecided> {
    let mut undecided = false;
    for (conclusion, claim) in claims.iter().enumerate() {
        for value in claim.values.iter().map(enclosure) {
            match vanishes(&value) {
                Some(true) => {}
                Some(false) => return Ok(Some(Failure { conclusion, value })),
                None => undecided = true,
            }
        }
    }
    if undecided { Err(Undecided) } else { Ok(None) }
}

/// The points that have names, by their positions among the names of the text, with their coordinates; of two names of one point the first.
fn named(objects: &[Object<Interval>]) -> Vec<(usize, Vec<&Number<Interval>>)> {
    let mut tags = Vec::new();
    let mut points = Vec::new();
    for (slot, object) in objects.iter().enumerate() {
        let (Object::Pair(Pair { tag, .. }) | Object::Triple(Triple { tag, .. })) = object else {
            continue;
        };
        if tag.is_some() && !tags.contains(tag) {
            tags.push(*tag);
            points.push((slot, object.numbers().into_iter().map(|(_, number)| number).collect()));
        }
    }
    points
}

/// Where the points of the plane are that have names.
fn places(objects: &[Object<Interval>]) -> Vec<(usize, [Interval; 2])> {
    let place = |(slot, coordinates): (usize, Vec<&Number<Interval>>)| match coordinates[..] {
        [x, y] => Some((slot, [enclosure(x), enclosure(y)])),
        _ => None,
    };
    named(objects).into_iter().filter_map(place).collect()
}

/// The pairs of named points that are in one place, as far as can be seen.
fn coincidences(objects: &[Object<Interval>]) -> Vec<(usize, usize)> {
    let points = named(objects);
    let same = |u: &Number<Interval>, w: &Number<Interval>| {
        let (u, w) = (enclosure(u), enclosure(w));
        !u.difference(&w, PRECISION).excludes_zero()
    };
    let mut pairs = Vec::new();
    for (number, (slot, p)) in points.iter().enumerate() {
        for (earlier, q) in &points[..number] {
            if p.len() == q.len() && p.iter().zip(q).all(|(u, w)| same(u, w)) {
                pairs.push((*earlier, *slot));
            }
        }
    }
    pairs
}

/// The pairs of named points of a theorem that are in one place at a figure of its program, as far as can be seen.
#[must_use]
pub fn coinciding(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    figure: &Figure,
) -> Vec<(usize, usize)> {
    let mut reading = RealReading::new(Given::new(figure), PRECISION);
    let found = interpret(theorem, dictionary, &mut reading, &mut Follow::new(decisions));
    found.map_or_else(|_| Vec::new(), |found| coincidences(&found.objects))
}

/// The interval of a number.
#[must_use]
pub fn enclosure(number: &Number<Interval>) -> Interval {
    match number {
        Number::Constant(constant) => Interval::from_rational(constant, PRECISION),
        Number::Value(value) => value.clone(),
    }
}

/// Answers by what vanishes in the figure, where nothing is known on all components.
#[derive(Debug)]
pub struct Sight<'k> {
    known: std::slice::Iter<'k, Decision>,
    /// The roots of this walk that stand for those of the walk in which the known answers were found. More roots may be the same here.
    roots: Vec<usize>,
    decisions: Vec<Decision>,
    ambiguous: bool,
}

impl<'k> Sight<'k> {
    /// Where these answers are known.
    #[must_use]
    pub fn new(known: &'k [Decision]) -> Self {
        // The first root is that of every walk, and never asked about.
        Self { known: known.iter(), roots: vec![0], decisions: Vec::new(), ambiguous: false }
    }
}

impl<P: Places> Decide<RealReading<P>> for Sight<'_> {
    fn decide(
        &mut self,
        _: &mut RealReading<P>,
        site: &Site<'_, Interval>,
    ) -> Result<Decision, Stop> {
        let known = self.known.next().copied();
        let decision = match known {
            Some(
                decision @ (Decision::Known(_) | Decision::KnownTwice { .. } | Decision::Tangent),
            ) => decision,
            _ => self.look(site)?,
        };
        self.go_on(known, decision);
        Ok(decision)
    }

    fn same_root(
        &mut self,
        _: &mut RealReading<P>,
        radicand: &Interval,
        earlier: &[Interval],
    ) -> Result<Option<Multiple>, Stop> {
        let decision = if let Some(Decision::SameRoot(known)) = self.known.next()
            && let Some(&root) = self.roots.get(known.root)
        {
            Decision::SameRoot(Multiple { root, ..*known })
        } else {
            let same = earlier
                .iter()
                .position(|other| vanishes(&radicand.difference(other, PRECISION)) == Some(true));
            self.roots.push(same.unwrap_or(earlier.len()));
            same.map_or(Decision::Generic, |root| {
                Decision::SameRoot(Multiple { root, numerator: 1, denominator: 1 })
            })
        };
        self.decisions.push(decision);
        Ok(match decision {
            Decision::SameRoot(multiple) => Some(multiple),
            _ => None,
        })
    }

    fn has_no_direction(
        &mut self,
        _: &mut RealReading<P>,
        direction: &[&Number<Interval>],
    ) -> Result<bool, Stop> {
        let known = self.known.next().copied();
        let vanishing = |number| vanishes(&enclosure(number)) == Some(true);
        let vanishes =
            known == Some(Decision::NoDirection) || direction.iter().copied().all(vanishing);
        self.go_on(known, if vanishes { Decision::NoDirection } else { Decision::Generic });
        Ok(vanishes)
    }
}

impl Sight<'_> {
    /// Notes an answer. Which questions follow depends on it: what is known as answers to other questions is of no use any more.
    fn go_on(&mut self, known: Option<Decision>, decision: Decision) {
        if known.is_some_and(|known| known != decision) {
            self.known = [].iter();
        }
        self.decisions.push(decision);
    }

    /// The known common point with the fewest obligations. Where the text asks for both points, or several are known that are not in one
    /// place, it does not say which one is meant: then nothing is identified. Where the loci touch, both points are one.
    fn look(&mut self, site: &Site<'_, Interval>) -> Result<Decision, Stop> {
        if site.named {
            return Ok(Decision::Known(0));
        }
        let mut common = Vec::new();
        for (number, candidate) in site.candidates.iter().enumerate() {
            if lies_on_all(candidate)? {
                common.push(number);
            }
        }
        let best = common.iter().copied().min_by_key(|&number| {
            let incidences = &site.candidates[number].incidences;
            incidences.iter().filter(|incidence| incidence.is_some()).count()
        });
        let Some(discriminant) = site.discriminant else {
            return Ok(best.map_or(Decision::Generic, Decision::Known));
        };
        if decided(&enclosure(discriminant))? {
            return Ok(Decision::Tangent);
        }
        let Some(best) = best else { return Ok(Decision::Generic) };
        let mut twins = 0;
        for &number in common.iter().filter(|&&number| number != best) {
            let one_place = is_one_place(&site.candidates[best], &site.candidates[number])?;
            match u32::try_from(number).ok().and_then(|number| 1u64.checked_shl(number)) {
                Some(bit) if one_place => twins |= bit,
                _ => {
                    self.ambiguous = true;
                    return Ok(Decision::Generic);
                }
            }
        }
        Ok(match (site.single, twins) {
            (true, 0) => Decision::Known(best),
            (true, _) => Decision::KnownTwice { number: best, twins },
            (false, _) => {
                self.ambiguous = true;
                Decision::Generic
            }
        })
    }
}

/// Whether two candidates are in one place.
fn is_one_place(one: &Candidate<Interval>, other: &Candidate<Interval>) -> Result<bool, Stop> {
    for (u, w) in one.coordinates.iter().zip(&other.coordinates) {
        if !decided(&enclosure(u).difference(&enclosure(w), PRECISION))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Follows the answers of a program, and notices where the text means something else in the figure at hand: where the program takes any
/// common point of two loci, and an earlier point is, or may be, one of them.
struct Doubt<'d> {
    answers: Follow<'d>,
    doubtful: bool,
}

impl<P: Places> Decide<RealReading<P>> for Doubt<'_> {
    fn decide(
        &mut self,
        reading: &mut RealReading<P>,
        site: &Site<'_, Interval>,
    ) -> Result<Decision, Stop> {
        let decision = self.answers.decide(reading, site)?;
        let generic = decision == Decision::Generic && site.single && !site.named;
        self.doubtful |= generic
            && site.candidates.iter().any(|candidate| {
                let residuals = candidate.incidences.iter().flatten().flat_map(|said| &said.values);
                residuals.map(enclosure).all(|value| !value.excludes_zero())
            });
        Ok(decision)
    }

    fn same_root(
        &mut self,
        reading: &mut RealReading<P>,
        radicand: &Interval,
        earlier: &[Interval],
    ) -> Result<Option<Multiple>, Stop> {
        self.answers.same_root(reading, radicand, earlier)
    }

    fn has_no_direction(
        &mut self,
        reading: &mut RealReading<P>,
        direction: &[&Number<Interval>],
    ) -> Result<bool, Stop> {
        self.answers.has_no_direction(reading, direction)
    }
}

/// Whether a program with these answers says at a figure what the text says there, for certain: of each two loci whose common points it
/// takes to be unknown, no earlier point is one.
#[must_use]
pub fn is_meant(
    theorem: &Theorem,
    dictionary: &Dictionary,
    decisions: &[Decision],
    figure: &Figure,
) -> bool {
    let mut reading = RealReading::new(Given::new(figure), PRECISION);
    let mut doubt = Doubt { answers: Follow::new(decisions), doubtful: false };
    interpret(theorem, dictionary, &mut reading, &mut doubt).is_ok() && !doubt.doubtful
}

fn lies_on_all(candidate: &Candidate<Interval>) -> Result<bool, Stop> {
    for incidence in candidate.incidences.iter().flatten() {
        for value in &incidence.values {
            if !decided(&enclosure(value))? {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

fn decided(value: &Interval) -> Result<bool, Stop> {
    vanishes(value).ok_or_else(|| Rejection::Guard.into())
}
