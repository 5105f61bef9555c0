//! The road: draw a figure, freeze the program, certify a box, draw an anchor, decide its roots, test.

use crate::analysis::Analysis;
use crate::analysis::size::Size;
use crate::branch::anchor::CertifiedBox;
use crate::branch::budget::{BranchBudget, Design};
use crate::branch::caps::{DRAWINGS, FALSE_FIGURES, RUNS, SIGN_PRECISION};
use crate::branch::cone::Cone;
use crate::branch::draw::{Failure, Truth, certify_failure, judge, random};
use crate::branch::enclosure::Obstacle;
use crate::branch::figure::Figure;
use crate::branch::outcome::{
    Cap, Certificate, Counterexample, Drawings, Failing, Frozen, NoDrawing, Outcome, Report,
};
use crate::branch::resolve::{Unresolved, resolve};
use crate::branch::selector::{Sight, separating};
use crate::branch::state::Status;
use crate::branch::test::{Tested, run};
use crate::deadline;
use crate::real::Interval;
use crate::sampling::{Branches, Coins, Pilot, Seed};
use crate::slp::Slp;
use std::sync::Arc;

/// Pilot coins with smaller attempt numbers belong to the search for incidences on all components.
const FIRST_ATTEMPT: u64 = 1 << 32;

/// What is asked of the road.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The error asked for is at most 2 to minus this.
    pub target_bits: u32,
    /// Figures to be drawn of a goal that holds in one, to report in how many of them it is true.
    pub statistics: u32,
}

/// A figure with its program.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The figure.
    pub figure: Figure,
    /// The program, whose conditions hold in the figure.
    pub program: Arc<Frozen>,
    /// What its claims are there.
    pub truth: Truth,
    /// The points that have names, by their positions among the names of the text; none for programs without a text.
    pub points: Vec<(usize, [Interval; 2])>,
}

/// Where figures come from.
pub trait Drawer {
    /// A random figure, or nothing where the random point and signs do not meet the conditions.
    fn draw(&mut self, coins: &mut Coins<Pilot>) -> Option<Drawing>;
}

/// Figures of a given program.
#[derive(Clone, Debug)]
pub struct ProgramDrawer(Arc<Frozen>);

impl ProgramDrawer {
    /// Figures of this program.
    #[must_use]
    pub fn new(program: Frozen) -> Self {
        Self(Arc::new(program))
    }
}

impl Drawer for ProgramDrawer {
    fn draw(&mut self, coins: &mut Coins<Pilot>) -> Option<Drawing> {
        let figure = random(&self.0.slp, coins);
        let truth = judge(&self.0.slp, &figure, &self.0.positive).ok()?;
        Some(Drawing { figure, program: self.0.clone(), truth, points: Vec::new() })
    }
}

/// Follows the road for a program as it stands.
#[must_use]
pub fn certify(slp: &Slp, analysis: &Analysis, request: &Request, seed: &Seed, key: u64) -> Report {
    let program = Frozen {
        slp: slp.clone(),
        analysis: analysis.clone(),
        decisions: Vec::new(),
        ambiguous: false,
        positive: Vec::new(),
        order: Vec::new(),
    };
    Road { request, seed, key }.follow(&mut ProgramDrawer::new(program))
}

/// What stays the same along the road.
#[derive(Clone, Copy)]
pub struct Road<'r> {
    /// What is asked for.
    pub request: &'r Request,
    /// The seed.
    pub seed: &'r Seed,
    /// The key of the statement, which makes its coins its own.
    pub key: u64,
}

impl Road<'_> {
    /// Follows the road for the figures of a drawer.
    ///
    /// The first figure in which the goal is true is certified. Where it is false in the first figure and all roots are independent,
    /// there is only one component, and no other figure is needed. At most [`RUNS`] frozen programs are tested.
    ///
    /// *When all roots are independent the frozen program is the program of the text*, although some of its intersections were read off
    /// the figure. Take the first of them: the roots before it are independent, so the configurations that lead to it form one component,
    /// and the incidence, an obligation that passed its test, holds identically there. The language says that then the other point is
    /// meant. So it is for the next one. (Where the text is ambiguous, this does not apply.)
    #[must_use]
    pub fn follow(&self, drawer: &mut impl Drawer) -> Report {
        let mut drawings = Seen::default();
        let outcome = self.search(drawer, &mut drawings);
        // Of what has no certificate on a figure the search has drawn enough.
        let counts = outcome.certificate().is_some();
        while counts
            && drawings.count.drawn < self.request.statistics
            && drawings.count.tried < DRAWINGS
            && !deadline::is_over()
        {
            let _ = self.draw(drawer, &mut drawings);
        }
        let selectors = if counts && self.request.statistics > 0 {
            separating(&drawings.sights)
        } else {
            Vec::new()
        };
        Report { outcome, drawings: drawings.count, failing: drawings.failing, selectors }
    }

    fn search(&self, drawer: &mut impl Drawer, drawings: &mut Seen) -> Outcome {
        let mut runs = 0;
        let mut failed: Option<(Drawing, Failure, Option<Vec<Option<Status>>>)> = None;
        let mut obstacle = NoDrawing::NoFigure;
        let mut false_in = 0;
        while drawings.count.tried < DRAWINGS && runs < RUNS && false_in < FALSE_FIGURES {
            if deadline::is_over() {
                return Outcome::CapReached(Cap::Interrupted);
            }
            let Some(drawing) = self.draw(drawer, drawings) else { continue };
            match &drawing.truth {
                Truth::NotIdentified => obstacle = NoDrawing::Accidental,
                Truth::False(failure) => {
                    false_in += 1;
                    if failed.is_none() {
                        let statuses = Self::statuses(&drawing);
                        let irreducible = statuses.as_deref().is_some_and(all_independent);
                        if !drawing.program.ambiguous && irreducible {
                            return self.refute(&drawing, failure, statuses);
                        }
                        failed = Some((drawing.clone(), failure.clone(), statuses));
                    }
                }
                Truth::True => {
                    let Some(certified) = about(&drawing) else {
                        obstacle = NoDrawing::NoBox;
                        continue;
                    };
                    match self.test(&drawing, &certified, runs) {
                        Some(outcome) => return outcome,
                        None => obstacle = NoDrawing::Accidental,
                    }
                    runs += 1;
                }
            }
        }
        match failed {
            Some((drawing, failure, statuses)) => self.refute(&drawing, &failure, statuses),
            None => Outcome::NoDrawing(obstacle),
        }
    }

    fn draw(&self, drawer: &mut impl Drawer, drawings: &mut Seen) -> Option<Drawing> {
        let count = &mut drawings.count;
        let mut coins = self.seed.coins(self.key, FIRST_ATTEMPT + u64::from(count.tried));
        count.tried += 1;
        let drawing = drawer.draw(&mut coins)?;
        count.drawn += 1;
        count.true_in += u32::from(drawing.truth == Truth::True);
        if self.request.statistics == 0 {
            return Some(drawing);
        }
        let holds = drawing.truth == Truth::True;
        drawings.sights.push(Sight { points: drawing.points.clone(), holds });
        if let (Truth::False(failure), None) = (&drawing.truth, &drawings.failing) {
            drawings.failing = Some(Failing {
                program: drawing.program.clone(),
                figure: drawing.figure.clone(),
                failure: failure.clone(),
            });
        }
        Some(drawing)
    }

    /// What the roots are on which a claim depends; nothing where that was not found out. They are decided at the figure itself:
    /// independence there is independence on its component, which is the only one if all are.
    fn statuses(drawing: &Drawing) -> Option<Vec<Option<Status>>> {
        let cone = Cone::of_claims(&drawing.program.slp);
        resolve(&cone, &drawing.figure).ok()
    }

    /// Tests a frozen program at a random anchor; nothing where an identification turns out to be an accident.
    fn test(
        &self,
        drawing: &Drawing,
        certified: &CertifiedBox,
        run_number: u32,
    ) -> Option<Outcome> {
        let program = &drawing.program;
        let cone = Cone::of_claims(&program.slp);
        let size = program.analysis.worst.unwrap_or(Size::OF_ZERO);
        let trial = match self.trial(&cone, size, certified, run_number) {
            Ok(trial) => trial,
            Err(cap) => return Some(Outcome::CapReached(cap)),
        };
        match trial.tested {
            Tested::Zeros => {
                let everywhere = !program.ambiguous && all_independent(&trial.statuses);
                let certificate = Certificate {
                    program: program.clone(),
                    figure: certified.figure().clone(),
                    halvings: certified.halvings(),
                    anchor: trial.anchor,
                    statuses: trial.statuses,
                    budget: trial.budget,
                    attempts: trial.attempts,
                };
                Some(if everywhere {
                    Outcome::HoldsEverywhere(certificate)
                } else {
                    Outcome::HoldsAsDrawn(certificate)
                })
            }
            Tested::Obligation(_) => None,
            Tested::Conclusion(position) => {
                let (slp, limit) = (&program.slp, SIGN_PRECISION);
                match certify_failure(slp, &trial.anchor, position, limit) {
                    Ok(failure) => {
                        let drawing = Drawing { figure: trial.anchor, ..drawing.clone() };
                        Some(self.refute(&drawing, &failure, Some(trial.statuses)))
                    }
                    Err(Obstacle::Interrupted) => Some(Outcome::CapReached(Cap::Interrupted)),
                    Err(_) => Some(Outcome::CapReached(Cap::WitnessPrecision(limit))),
                }
            }
            Tested::TooFew => {
                Some(Outcome::CapReached(Cap::Attempts(trial.budget.quantities.quota.attempts)))
            }
            Tested::Interrupted => Some(Outcome::CapReached(Cap::Interrupted)),
        }
    }

    /// A refutation by a real figure, with what its roots are, if that is known. The identifications on which the program rests, if there
    /// are any, are tested first.
    fn refute(
        &self,
        drawing: &Drawing,
        failure: &Failure,
        statuses: Option<Vec<Option<Status>>>,
    ) -> Outcome {
        let program = drawing.program.clone();
        let everywhere = !program.ambiguous && statuses.as_deref().is_some_and(all_independent);
        let statuses = statuses.unwrap_or_default();
        let counterexample = |obligations| {
            Outcome::FalseNearDrawing(Counterexample {
                program: program.clone(),
                figure: drawing.figure.clone(),
                failure: failure.clone(),
                statuses: statuses.clone(),
                everywhere,
                obligations,
            })
        };
        if program.slp.obligations.is_empty() {
            return counterexample(None);
        }
        let mut slp = program.slp.clone();
        slp.conclusions.clear();
        let cone = Cone::of_claims(&slp);
        let sizes = program.analysis.obligations.iter().flatten().copied();
        let size = sizes.reduce(Size::max).unwrap_or(Size::OF_ZERO);
        let Some(certified) = about(drawing) else { return Outcome::NoDrawing(NoDrawing::NoBox) };
        match self.trial(&cone, size, &certified, RUNS) {
            Err(cap) => Outcome::CapReached(cap),
            Ok(trial) => match trial.tested {
                Tested::Zeros => counterexample(Some(trial.budget)),
                Tested::Interrupted => Outcome::CapReached(Cap::Interrupted),
                Tested::TooFew => {
                    Outcome::CapReached(Cap::Attempts(trial.budget.quantities.quota.attempts))
                }
                Tested::Obligation(_) | Tested::Conclusion(_) => {
                    Outcome::NoDrawing(NoDrawing::Accidental)
                }
            },
        }
    }

    /// Draws anchors, decides their roots, and tests the claims of the cone at each, until one does not pass. Of several that pass, one at
    /// which all roots are independent is given, if there is one.
    fn trial(
        &self,
        cone: &Cone<'_>,
        size: Size,
        certified: &CertifiedBox,
        run_number: u32,
    ) -> Result<Trial, Cap> {
        let roots = u32::try_from(cone.roots.len()).map_err(|_| Cap::OutOfReach)?;
        let design = Design::new(roots, size, self.request.target_bits).ok_or(Cap::OutOfReach)?;
        let mut coins: Coins<Branches> = self.seed.coins(self.key, u64::from(run_number));
        let mut first: Option<Trial> = None;
        for _ in 0..design.anchors {
            let anchor = certified.anchor(design.grid, &mut coins);
            let mut trial = Self::trial_at(anchor, cone, size, certified, design, &mut coins)?;
            if let Some(first) = first {
                trial.attempts += first.attempts;
                let keeps = trial.tested == Tested::Zeros && all_independent(&first.statuses);
                if keeps {
                    trial = Trial { attempts: trial.attempts, ..first };
                }
            }
            if trial.tested != Tested::Zeros {
                return Ok(trial);
            }
            first = Some(trial);
        }
        first.ok_or(Cap::OutOfReach)
    }

    /// Decides the roots at an anchor, and tests the claims of the cone.
    fn trial_at(
        anchor: Figure,
        cone: &Cone<'_>,
        size: Size,
        certified: &CertifiedBox,
        design: Design,
        coins: &mut Coins<Branches>,
    ) -> Result<Trial, Cap> {
        let statuses = resolve(cone, &anchor).map_err(|reason| match reason {
            Unresolved::Interrupted => Cap::Interrupted,
            other => Cap::Unresolved(other),
        })?;
        let independent = statuses.iter().flatten().filter(|&s| *s == Status::Independent).count();
        let [roots, independent] =
            [cone.roots.len(), independent].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
        let bits = certified.coordinate_bits(design.grid);
        let budget =
            BranchBudget::least(roots, independent, size, design, bits).ok_or(Cap::OutOfReach)?;
        let quota = budget.quantities.quota;
        let (tested, attempts) = run(cone, &anchor.point, &statuses, quota, coins);
        Ok(Trial { anchor, statuses, budget, tested, attempts })
    }
}

/// The figures that were drawn so far.
#[derive(Default)]
struct Seen {
    count: Drawings,
    failing: Option<Failing>,
    sights: Vec<Sight>,
}

/// A test at one anchor; the attempts are those at all.
struct Trial {
    anchor: Figure,
    statuses: Vec<Option<Status>>,
    budget: BranchBudget,
    tested: Tested,
    attempts: u32,
}

fn about(drawing: &Drawing) -> Option<CertifiedBox> {
    CertifiedBox::about(&drawing.program.slp, &drawing.figure, &drawing.program.positive)
}

fn all_independent(statuses: &[Option<Status>]) -> bool {
    statuses.iter().flatten().all(|status| *status == Status::Independent)
}
