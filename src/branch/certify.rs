//! The road: draw a figure, freeze the program, certify a box, draw an anchor, decide its roots, test.

use crate::analysis::Analysis;
use crate::analysis::size::Size;
use crate::branch::anchor::CertifiedBox;
use crate::branch::budget::BranchBudget;
use crate::branch::caps::{DRAWINGS, FALSE_FIGURES, RUNS, SIGN_PRECISION};
use crate::branch::cone::Cone;
use crate::branch::draw::{Failure, Truth, certify_failure, judge, random};
use crate::branch::figure::Figure;
use crate::branch::outcome::{
    Cap, Certificate, Counterexample, Drawings, Frozen, NoDrawing, Outcome, Report,
};
use crate::branch::resolve::{Unresolved, resolve};
use crate::branch::state::Status;
use crate::branch::test::{Tested, run};
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
    /// Figures to be drawn, whatever the first ones show, to report in how many of them the goal is true.
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
        Some(Drawing { figure, program: self.0.clone(), truth })
    }
}

/// Follows the road for a program as it stands.
#[must_use]
pub fn certify(
    slp: &Slp,
    analysis: &Analysis,
    request: &Request,
    seed: &Seed,
    key: u64,
    stop: &(dyn Fn() -> bool + Sync),
) -> Report {
    let program = Frozen {
        slp: slp.clone(),
        analysis: analysis.clone(),
        decisions: Vec::new(),
        ambiguous: false,
        positive: Vec::new(),
        order: Vec::new(),
    };
    Road { request, seed, key, stop }.follow(&mut ProgramDrawer::new(program))
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
    /// Asked now and then whether to stop.
    pub stop: &'r (dyn Fn() -> bool + Sync),
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
        let mut drawings = Drawings::default();
        let outcome = self.search(drawer, &mut drawings);
        while drawings.drawn < self.request.statistics
            && drawings.tried < DRAWINGS
            && !(self.stop)()
        {
            let _ = self.draw(drawer, &mut drawings);
        }
        Report { outcome, drawings }
    }

    fn search(&self, drawer: &mut impl Drawer, drawings: &mut Drawings) -> Outcome {
        let mut runs = 0;
        let mut failed: Option<(Drawing, Failure)> = None;
        let mut obstacle = NoDrawing::NoFigure;
        let mut false_in = 0;
        while drawings.tried < DRAWINGS && runs < RUNS && false_in < FALSE_FIGURES {
            if (self.stop)() {
                return Outcome::CapReached(Cap::Interrupted);
            }
            let Some(drawing) = self.draw(drawer, drawings) else { continue };
            match &drawing.truth {
                Truth::NotIdentified => obstacle = NoDrawing::Accidental,
                Truth::False(failure) => {
                    false_in += 1;
                    if failed.is_none() {
                        if !drawing.program.ambiguous && self.is_irreducible(&drawing) {
                            return self.refute(&drawing, failure, true);
                        }
                        failed = Some((drawing.clone(), failure.clone()));
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
            Some((drawing, failure)) => self.refute(&drawing, &failure, false),
            None => Outcome::NoDrawing(obstacle),
        }
    }

    fn draw(&self, drawer: &mut impl Drawer, drawings: &mut Drawings) -> Option<Drawing> {
        let mut coins = self.seed.coins(self.key, FIRST_ATTEMPT + u64::from(drawings.tried));
        drawings.tried += 1;
        let drawing = drawer.draw(&mut coins)?;
        drawings.drawn += 1;
        drawings.true_in += u32::from(drawing.truth == Truth::True);
        Some(drawing)
    }

    /// Whether all roots on which a claim depends are independent. They are decided at the figure itself: independence there is
    /// independence on its component, hence on the only one.
    fn is_irreducible(&self, drawing: &Drawing) -> bool {
        let cone = Cone::of_claims(&drawing.program.slp);
        let statuses = resolve(&cone, &drawing.figure, self.stop);
        statuses.is_ok_and(|statuses| all_independent(&statuses))
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
                let Some(failure) =
                    certify_failure(&program.slp, &trial.anchor, position, SIGN_PRECISION)
                else {
                    return Some(Outcome::CapReached(Cap::WitnessPrecision(SIGN_PRECISION)));
                };
                let everywhere = !program.ambiguous && all_independent(&trial.statuses);
                let drawing = Drawing { figure: trial.anchor, ..drawing.clone() };
                Some(self.refute(&drawing, &failure, everywhere))
            }
            Tested::TooFew => {
                Some(Outcome::CapReached(Cap::Attempts(trial.budget.quantities.quota.attempts)))
            }
            Tested::Interrupted => Some(Outcome::CapReached(Cap::Interrupted)),
        }
    }

    /// A refutation by a real figure. The identifications on which the program rests, if there are any, are tested first.
    fn refute(&self, drawing: &Drawing, failure: &Failure, everywhere: bool) -> Outcome {
        let program = drawing.program.clone();
        let counterexample = |obligations| {
            Outcome::FalseNearDrawing(Counterexample {
                program: program.clone(),
                figure: drawing.figure.clone(),
                failure: failure.clone(),
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

    /// Draws an anchor, decides its roots, and tests the claims of the cone.
    fn trial(
        &self,
        cone: &Cone<'_>,
        size: Size,
        certified: &CertifiedBox,
        run_number: u32,
    ) -> Result<Trial, Cap> {
        let roots = u32::try_from(cone.roots.len()).map_err(|_| Cap::OutOfReach)?;
        let target = self.request.target_bits;
        let grid = BranchBudget::grid(roots, size, target).ok_or(Cap::OutOfReach)?;
        let mut coins: Coins<Branches> = self.seed.coins(self.key, u64::from(run_number));
        let anchor = certified.anchor(grid, &mut coins);
        let statuses = resolve(cone, &anchor, self.stop).map_err(|reason| match reason {
            Unresolved::Interrupted => Cap::Interrupted,
            other => Cap::Unresolved(other),
        })?;
        let independent = statuses.iter().flatten().filter(|&s| *s == Status::Independent).count();
        let independent = u32::try_from(independent).map_err(|_| Cap::OutOfReach)?;
        let bits = certified.coordinate_bits(grid);
        let budget = BranchBudget::least(roots, independent, size, grid, bits, target)
            .ok_or(Cap::OutOfReach)?;
        let quota = budget.quantities.quota;
        let (tested, attempts) = run(cone, &anchor.point, &statuses, quota, &mut coins, self.stop);
        Ok(Trial { anchor, statuses, budget, tested, attempts })
    }
}

/// A test at one anchor.
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
