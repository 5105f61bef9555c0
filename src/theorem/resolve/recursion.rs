//! A look for words that are defined through themselves, and for definitions that are nested too deeply.

use crate::diagnostic::{Code, Diagnostic};
use crate::limits::WORD_DEPTH;
use crate::syntax::ast::Name;
use crate::theorem::dictionary::{Dictionary, WordId};

/// Refuses both, and notes the layers of each word. The words declared are the last of the dictionary, in order.
pub(super) fn refuse(
    declared: &[(WordId, &Name)],
    dictionary: &mut Dictionary,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(&(WordId(first), _)) = declared.first() else { return };
    let calls: Vec<Vec<WordId>> =
        declared.iter().map(|(id, _)| dictionary.word(*id).words()).collect();
    let own: Vec<Vec<usize>> = calls
        .iter()
        .map(|called| called.iter().filter_map(|callee| callee.0.checked_sub(first)).collect())
        .collect();
    for component in components(&own) {
        let one = component[0];
        let recursive = component.len() > 1 || own[one].contains(&one);
        let below = component.iter().flat_map(|&word| &calls[word]);
        let layers = 1 + below.map(|&callee| dictionary.word(callee).layers).max().unwrap_or(0);
        for &word in &component {
            let (id, name) = declared[word];
            dictionary.own_mut(id).layers = layers;
            if recursive {
                let other = own[word].iter().find(|callee| component.binary_search(callee).is_ok());
                let through = other.filter(|&&other| other != word).map(|&other| declared[other].1);
                diagnostics.push(recursion(name, through));
            } else if layers > WORD_DEPTH {
                diagnostics.push(too_deep(name, layers));
            }
        }
    }
}

fn recursion(name: &Name, through: Option<&Name>) -> Diagnostic {
    let message = format!("`{}` is defined through itself", name.text);
    let diagnostic = Diagnostic::error(Code::RecursiveWord, name.span, message)
        .hint("a word may use only words that can be written out without it");
    match through {
        Some(other) => diagnostic.also(other.span, format!("by way of `{}`", other.text)),
        None => diagnostic,
    }
}

fn too_deep(name: &Name, layers: usize) -> Diagnostic {
    let message = format!(
        "`{}` rests on {layers} layers of definitions; the limit is {WORD_DEPTH}",
        name.text
    );
    Diagnostic::error(Code::NestingTooDeep, name.span, message)
        .hint("write some of the inner definitions out")
}

/// A vertex on the path of the search.
struct Visit {
    vertex: usize,
    /// How many of its edges have been followed.
    followed: usize,
}

/// The strongly connected components of a graph given by its edges, those that can be reached from a component before it. (Tarjan 1972,
/// without recursion.)
fn components(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut found = Vec::new();
    let mut number = vec![UNSEEN; edges.len()];
    let mut lowest = vec![UNSEEN; edges.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut is_open = vec![false; edges.len()];
    let mut next = 0;
    for root in 0..edges.len() {
        if number[root] != UNSEEN {
            continue;
        }
        let mut path = vec![Visit { vertex: root, followed: 0 }];
        while let Some(visit) = path.last_mut() {
            let vertex = visit.vertex;
            if number[vertex] == UNSEEN {
                (number[vertex], lowest[vertex]) = (next, next);
                next += 1;
                open.push(vertex);
                is_open[vertex] = true;
            }
            if let Some(&to) = edges[vertex].get(visit.followed) {
                visit.followed += 1;
                if number[to] == UNSEEN {
                    path.push(Visit { vertex: to, followed: 0 });
                } else if is_open[to] {
                    lowest[vertex] = lowest[vertex].min(number[to]);
                }
                continue;
            }
            path.pop();
            if let Some(parent) = path.last() {
                lowest[parent.vertex] = lowest[parent.vertex].min(lowest[vertex]);
            }
            if lowest[vertex] == number[vertex] {
                let at = open.iter().rposition(|&other| other == vertex).unwrap_or(0);
                let mut component = open.split_off(at);
                component.iter().for_each(|&vertex| is_open[vertex] = false);
                component.sort_unstable();
                found.push(component);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_come_after_those_that_they_reach() {
        assert_eq!(components(&[]), [[0; 0]; 0]);
        assert_eq!(components(&[vec![1], vec![2], vec![]]), [[2], [1], [0]]);
        let edges = [vec![1], vec![2, 3], vec![1], vec![3], vec![0, 5], vec![]];
        assert_eq!(components(&edges), [vec![3], vec![1, 2], vec![0], vec![5], vec![4]]);
        // Every vertex of a cycle reaches every other.
        let cycle: Vec<Vec<usize>> = (0..100_000).map(|v| vec![(v + 1) % 100_000]).collect();
        assert_eq!(components(&cycle), [(0..100_000).collect::<Vec<_>>()]);
    }
}
