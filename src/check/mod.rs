//! One theorem, from text to verdict: identify, record, analyse, plan, sample, evaluate, tally, decide.

mod formal;
mod assumption;
mod figures;

pub use assumption::Assumed;

use crate::analysis::Analysis;
use crate::arith::Rejection;
use crate::bound::ErrorBound;
use crate::branch;
use crate::branch::figure::Figure;
use crate::deadline::{self, Deadline};
use crate::diagnostic::Diagnostic;
use crate::identify::{Identified, Unidentified, identify};
use crate::interpret::{Decision, Stop};
use crate::limits::FORMAL_ROOTS;
use crate::plan::{Plan, Request};
use crate::record::{Recording, record};
use crate::sampling::Seed;
use crate::slp::{RootKind, Slp};
use crate::theorem::Theorem;
use crate::theorem::dictionary::Dictionary;
use crate::verdict::{Disagreement, Evidence, Reason, Verdict};
use crate::witness::{Pursuit, Witness};
use figures::{asks_for_a_figure, risk, risk_of_identifications};

/// A theorem with what it needs to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Statement<'s> {
    /// The theorem.
    pub theorem: &'s Theorem,
    /// The words that it uses.
    pub dictionary: &'s Dictionary,
    /// The key that makes its coins its own: a function of its text.
    pub key: u64,
}

/// The program of a theorem and what is known about it before any test.
#[derive(Clone, Debug)]
pub struct Program {
    /// What is known about its loci and roots.
    pub decisions: Vec<Decision>,
    /// Whether that was found out.
    pub meaning: Meaning,
    /// The straight-line program.
    pub slp: Slp,
    /// Its degrees and heights.
    pub analysis: Analysis,
}

/// Whether it was found out which points and roots a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// It was.
    Settled,
    /// It was by the conditions read before each question, and no configuration was seen that meets all of them: that may be said, and no more.
    Empty,
    /// It was not. Every intersection with a circle takes a root of its own, and nothing that is found of the program need be so of the text:
    /// it may be false, or meet its conditions, only for intersections that the text does not mean.
    Open,
}

/// A theorem that has been checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The verdict.
    pub verdict: Verdict,
    /// The program, if there is one.
    pub program: Option<Program>,
    /// The plan, if there is one.
    pub plan: Option<Plan>,
    /// What the attempts have shown.
    pub evidence: Evidence,
    /// The counterexample, if one was found.
    pub witness: Option<Witness>,
    /// The condition that fails for every choice of the parameters, if one is known.
    pub impossible: Option<String>,
    /// What was found about the component of a figure, where that was asked.
    pub drawn: Option<branch::Report>,
    /// The road to "holds" on all components on which the assumptions of the text hold, where there is one.
    pub assumed: Option<Assumed>,
    /// Whether a counterexample may be missing because the time was over.
    pub out_of_time: bool,
    /// The configuration that violates a statement about order.
    pub violating: Option<Figure>,
    /// The chance, fixed before the first coin, that the statement gets a verdict that it does not deserve. Every verdict that can be
    /// wrong counts, whichever came out: which of them to count must not depend on the coins.
    pub risk: ErrorBound,
}

/// Why a theorem could not be checked.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The text asks for something that the configuration does not allow.
    Mistakes(Vec<Diagnostic>),
    /// Two roads disagree: a defect of this program.
    Disagreement(Disagreement),
}

/// Why there is no program.
#[derive(Clone, Debug)]
pub enum NoProgram {
    /// The text asks for something that the configuration does not allow.
    Mistakes(Vec<Diagnostic>),
    /// A condition fails for every choice of the parameters.
    Impossible(String),
    /// A limit was exceeded.
    TooLarge,
    /// The time was over.
    Interrupted,
}

impl<'s> Statement<'s> {
    /// A theorem of a document with this text.
    #[must_use]
    pub fn new(theorem: &'s Theorem, dictionary: &'s Dictionary, text: &str) -> Self {
        let span = theorem.span;
        let own = text.get(span.start as usize..span.end as usize).unwrap_or(text);
        Self { theorem, dictionary, key: key(own) }
    }

    /// The program of the theorem.
    ///
    /// # Errors
    /// See [`NoProgram`].
    pub fn program(&self, seed: &Seed) -> Result<Program, NoProgram> {
        let as_program = |slp, decisions, meaning| Program {
            decisions: self.with_order(decisions, meaning, seed),
            meaning,
            analysis: Analysis::of(&slp),
            slp,
        };
        let unasked = match self.record(&[])? {
            Some(Recording { slp, questions: 0 }) => {
                return Ok(as_program(slp, Vec::new(), Meaning::Settled));
            }
            other => other,
        };
        let (decisions, meaning) =
            match identify(self.theorem, self.dictionary, false, seed, self.key) {
                Ok(Identified { decisions, admissible: true }) => (decisions, Meaning::Settled),
                Ok(Identified { decisions, admissible: false }) => (decisions, Meaning::Empty),
                Err(Unidentified::Undecided) => (Vec::new(), Meaning::Open),
                Err(Unidentified::Mistakes(diagnostics)) => {
                    return Err(NoProgram::Mistakes(diagnostics));
                }
                Err(Unidentified::Impossible(condition)) => {
                    return Err(NoProgram::Impossible(condition));
                }
                // The program tells how many roots there are, which is what the user has to know.
                Err(Unidentified::TooLarge)
                    if unasked
                        .as_ref()
                        .is_some_and(|unasked| unasked.slp.roots.len() > FORMAL_ROOTS) =>
                {
                    (Vec::new(), Meaning::Open)
                }
                Err(Unidentified::TooLarge) => return Err(NoProgram::TooLarge),
                Err(Unidentified::Interrupted) => return Err(NoProgram::Interrupted),
            };
        // Generic answers are those of whoever was not asked.
        let recording = match unasked {
            Some(unasked) if decisions.iter().all(|one| *one == Decision::Generic) => Some(unasked),
            _ => self.record(&decisions)?,
        };
        if let Some(Recording { slp, .. }) = recording {
            return Ok(as_program(slp, decisions, meaning));
        }
        match self.record(&[])? {
            // It may be impossible only because something that was found is wrong.
            Some(Recording { slp, .. }) => Ok(as_program(slp, Vec::new(), Meaning::Open)),
            None => Err(NoProgram::Impossible("some divisor is not zero".to_owned())),
        }
    }

    /// These answers, and after them those to what is asked about order, if they can be found. Questions without answers make whatever
    /// violates an order doubtful.
    fn with_order(&self, decisions: Vec<Decision>, meaning: Meaning, seed: &Seed) -> Vec<Decision> {
        let asks = self.theorem.claims_order(self.dictionary) || self.theorem.selects();
        if !asks || meaning != Meaning::Settled {
            return decisions;
        }
        match identify(self.theorem, self.dictionary, true, seed, self.key) {
            Ok(all) if all.decisions.starts_with(&decisions) => all.decisions,
            _ => decisions,
        }
    }

    /// The program given what is known; nothing when a condition fails for every choice of the parameters, given this.
    fn record(&self, decisions: &[Decision]) -> Result<Option<Recording>, NoProgram> {
        match record(self.theorem, self.dictionary, decisions) {
            Ok(recording) => Ok(Some(recording)),
            Err(Stop { rejection: Rejection::TooLarge, .. }) => Err(NoProgram::TooLarge),
            Err(Stop { rejection: Rejection::Interrupted, .. }) => Err(NoProgram::Interrupted),
            Err(_) => Ok(None),
        }
    }

    /// Checks the theorem. What is not decided before the deadline stays undecided.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn check(
        &self,
        request: &Request,
        seed: &Seed,
        deadline: &Deadline,
    ) -> Result<Checked, Failure> {
        deadline.during(|| self.judge(request, seed, Pursuit::Simplest))
    }

    /// Checks the theorem like [`Statement::check`], with the same verdict and in less time: a refuted theorem comes with the first
    /// counterexample that is met, and not with a simple one.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn check_in_haste(
        &self,
        request: &Request,
        seed: &Seed,
        deadline: &Deadline,
    ) -> Result<Checked, Failure> {
        deadline.during(|| self.judge(request, seed, Pursuit::First))
    }

    /// Puts the counterexample of [`Statement::check`] in the place of that of [`Statement::check_in_haste`].
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn simplify(&self, checked: &mut Checked, seed: &Seed) -> Result<(), Failure> {
        self.find_witness(checked, seed, Pursuit::Simplest)
    }

    fn judge(&self, request: &Request, seed: &Seed, pursuit: Pursuit) -> Result<Checked, Failure> {
        let mut checked = self.follow_roads(request, seed)?;
        if checked.is_open() && deadline::is_over() {
            checked.verdict = Verdict::Inconclusive(Reason::out_of_time());
        }
        self.find_witness(&mut checked, seed, pursuit)?;
        if checked.may_be_unmeant() && checked.witness.is_none() {
            self.find_witness(&mut checked, seed, Pursuit::Simplest)?;
            if checked.witness.is_none() {
                checked.verdict = Verdict::Inconclusive(Reason::Unmeant);
            }
        }
        Ok(checked)
    }

    /// The verdict of all roads together; what is open when the time is over may have any.
    fn follow_roads(&self, request: &Request, seed: &Seed) -> Result<Checked, Failure> {
        let program = match self.program(seed) {
            Ok(program) => program,
            Err(NoProgram::Mistakes(diagnostics)) => return Err(Failure::Mistakes(diagnostics)),
            Err(NoProgram::Impossible(condition)) => {
                let verdict = Verdict::Vacuous(ErrorBound::ZERO);
                return Ok(Checked {
                    impossible: Some(condition),
                    ..Checked::without_program(verdict)
                });
            }
            Err(NoProgram::TooLarge) => {
                return Ok(Checked::without_program(Verdict::Inconclusive(Reason::ProgramTooLong)));
            }
            Err(NoProgram::Interrupted) => {
                return Ok(Checked::without_program(Verdict::Inconclusive(Reason::out_of_time())));
            }
        };
        if let Some(position) =
            program.analysis.unsatisfiable.filter(|_| program.meaning != Meaning::Open)
        {
            let impossible = Some(program.slp.guards[position].condition.clone());
            let verdict = self.vacuous(ErrorBound::ZERO, &program, request, seed)?;
            let risk = risk_of_identifications(&program, request);
            return Ok(Checked {
                impossible: impossible.filter(|_| matches!(verdict, Verdict::Vacuous(_))),
                program: Some(program),
                risk,
                ..Checked::without_program(verdict)
            });
        }
        let mut checked = self.formal(program, request, seed)?;
        let selects = self.theorem.selects();
        checked.risk = risk(&checked, self.theorem, request);
        let assumption = self.assumption(&mut checked, request);
        if asks_for_a_figure(&checked, selects, request)
            && !assumption.is_some_and(|assumption| self.assume(&mut checked, &assumption, seed))
        {
            self.draw(&mut checked, request, seed)?;
        }
        self.count_components(&mut checked, seed);
        if self.theorem.claims_order(self.dictionary) && checked.verdict.affirms() {
            self.survey(&mut checked, request, seed);
        }
        Ok(checked)
    }
}

impl Checked {
    /// Whether the verdict is one on all components on which the assumptions of the text hold.
    #[must_use]
    pub fn is_under_assumption(&self) -> bool {
        self.attempts_under_assumption().is_some()
    }

    /// The attempts that led to such a verdict.
    #[must_use]
    pub fn attempts_under_assumption(&self) -> Option<u32> {
        self.assumed.as_ref()?.attempts
    }

    /// Whether a later road might have come to another verdict, had it been followed to its end.
    fn is_open(&self) -> bool {
        let roots = self.program.as_ref().is_some_and(|program| !program.slp.roots.is_empty());
        let drawn = self.drawn.as_ref().is_some_and(|report| report.outcome.program().is_some());
        match &self.verdict {
            Verdict::Inconclusive(_) => true,
            // That it holds as drawn, or on some components.
            Verdict::Refuted(refutation) => {
                roots && !refutation.everywhere && !drawn && self.violating.is_none()
            }
            _ => false,
        }
    }

    /// Whether the statement may be false only where the text means other points than the program: on a component on which a known point
    /// lies on two loci, their intersection is the other one. A counterexample is none of these.
    fn may_be_unmeant(&self) -> bool {
        let Verdict::Refuted(refutation) = &self.verdict else { return false };
        let kinds = self.program.as_ref().map(|program| &program.slp.root_kinds);
        let conjugate = kinds.is_some_and(|kinds| kinds.contains(&RootKind::Conjugate));
        let drawn = self.drawn.as_ref().is_some_and(|report| report.outcome.program().is_some());
        conjugate && !refutation.everywhere && !drawn && self.violating.is_none()
    }

    fn without_program(verdict: Verdict) -> Self {
        Self {
            verdict,
            program: None,
            plan: None,
            evidence: Evidence::default(),
            witness: None,
            impossible: None,
            drawn: None,
            assumed: None,
            out_of_time: false,
            violating: None,
            risk: ErrorBound::ZERO,
        }
    }
}

/// The key of a text: FNV-1a (Fowler, Noll, Vo 1991). It only keeps the coins of different theorems apart; those of one secret seed are
/// random whatever the keys are.
fn key(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
