//! Negative controls: the exact test at an anchor against numerics at the figure, whatever the figure shows.

use crate::geometry::{THEOREMS, text};
use crate::sketch::theorem_with;
use zippel::branch::anchor::CertifiedBox;
use zippel::branch::cone::Cone;
use zippel::branch::draw::{Truth, judge, random};
use zippel::branch::figure::{Figure, RootSign};
use zippel::branch::resolve::resolve;
use zippel::branch::state::Status;
use zippel::branch::test::{Quota, Tested, run};
use zippel::sampling::Seed;
use zippel::slp::{Node, NodeId, Slp};

/// What the exact test says at a random anchor about a figure, and the statuses there.
fn tested(slp: &Slp, figure: &Figure, key: u64) -> Option<(Tested, Vec<Option<Status>>)> {
    let certified = CertifiedBox::about(slp, figure, &[])?;
    let mut coins = Seed::from_bytes([3; 32]).coins(key, 0);
    let anchor = certified.anchor(64, &mut coins);
    let cone = Cone::of_claims(slp);
    let statuses = resolve(&cone, &anchor).unwrap();
    let quota = Quota { zeros: 2, attempts: 1 << 16 };
    let (outcome, _) = run(&cone, &anchor.point, &statuses, quota, &mut coins);
    Some((outcome, statuses))
}

fn agree(truth: &Truth, outcome: Tested) -> bool {
    match truth {
        Truth::True => outcome == Tested::Zeros,
        Truth::False(_) => matches!(outcome, Tested::Conclusion(_)),
        Truth::NotIdentified => matches!(outcome, Tested::Obligation(_)),
    }
}

/// Random figures, and those with the sign of one dependent root changed: another component.
#[test]
fn the_test_agrees_with_numerics_on_every_component() {
    let (mut right, mut wrong, mut flipped) = (0, 0, 0);
    for (number, (name, _, body)) in (0u64..).zip(THEOREMS) {
        let (program, _) = theorem_with(&text(name, body), 0, 23);
        let slp = program.slp;
        let mut drawn = 0;
        for attempt in 0..200 {
            let key = 1000 * number + attempt;
            let figure = random(&slp, &mut Seed::from_bytes([5; 32]).coins(key, 0));
            let Ok(truth) = judge(&slp, &figure, &[]) else { continue };
            let Some((outcome, statuses)) = tested(&slp, &figure, key) else { continue };
            assert!(agree(&truth, outcome), "{name}: {truth:?}, but {outcome:?}");
            right += usize::from(truth == Truth::True);
            wrong += usize::from(truth != Truth::True);
            for (root, status) in statuses.iter().enumerate() {
                if !matches!(status, Some(Status::Dependent(_))) {
                    continue;
                }
                let mut other = figure.clone();
                other.signs[root] = match other.signs[root] {
                    RootSign::Plus => RootSign::Minus,
                    RootSign::Minus => RootSign::Plus,
                };
                let Ok(truth) = judge(&slp, &other, &[]) else { continue };
                let Some((outcome, _)) = tested(&slp, &other, key) else { continue };
                assert!(agree(&truth, outcome), "{name}: {truth:?}, but {outcome:?}");
                flipped += 1;
            }
            drawn += 1;
            if drawn == 4 {
                break;
            }
        }
    }
    assert!(right > 20 && wrong > 10 && flipped > 20, "{right} {wrong} {flipped}");
}

/// Claims that two named coordinates are equal, in place of the conclusions: most are false, and the test must say of which.
#[test]
fn mutated_conclusions_are_rejected_where_numerics_reject_them() {
    let (mut right, mut wrong) = (0, 0);
    for (number, (name, _, body)) in (0u64..).zip(THEOREMS) {
        let (program, _) = theorem_with(&text(name, body), 0, 23);
        let labels: Vec<NodeId> = program.slp.labels.iter().map(|(node, _)| *node).collect();
        for mutation in 0..8 {
            let mut slp = program.slp.clone();
            let last = labels.len() - 1;
            let (u, w) = (labels[last - mutation % labels.len().min(4)], labels[mutation % last]);
            slp.nodes.push(Node::Sub(u, w));
            let residual = NodeId(u32::try_from(slp.nodes.len() - 1).unwrap());
            slp.conclusions.truncate(1);
            slp.conclusions[0].residuals = vec![residual];
            for attempt in 0..40 {
                let key =
                    100_000 + 1000 * number + 100 * u64::try_from(mutation).unwrap() + attempt;
                let figure = random(&slp, &mut Seed::from_bytes([5; 32]).coins(key, 0));
                let Ok(truth) = judge(&slp, &figure, &[]) else { continue };
                let Some((outcome, _)) = tested(&slp, &figure, key) else { continue };
                assert!(agree(&truth, outcome), "{name}: {truth:?}, but {outcome:?}");
                right += usize::from(truth == Truth::True);
                wrong += usize::from(truth != Truth::True);
                break;
            }
        }
    }
    assert!(wrong > 50, "{right} {wrong}");
}
