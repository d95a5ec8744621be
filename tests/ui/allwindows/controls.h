// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QStringList>

class QWidget;

namespace lockstep::test {

/// What a person can act on: buttons, fields, choices, lists. Parts that Qt puts into a field are the field's.
QList<QWidget*> controlsIn(const QWidget& window);

/// "QPushButton copyButton", for messages.
QString nameOf(const QWidget& widget);

/// Controls that cannot be used now and do not say why in text that can be seen.
QStringList unexplainedIn(const QWidget& window);

/// Entries of all its menus that cannot be chosen now and do not say why, by tooltip and in the status bar. Lines that
/// are there to be read are no entries.
QStringList unexplainedEntriesIn(const QWidget& window);

/// Letters with Alt that more than one control takes that can be used now: which, and who. `menus`: titles that count,
/// too.
QStringList sharedMnemonicsIn(const QWidget& window, const QStringList& menus);

/// Labels whose underlined letter, typed with Alt, does not bring the keyboard into the field they name.
QStringList deadMnemonicsIn(QWidget& window);

/// What is wrong with its object name: none, or its end does not say what it is. Empty when nothing is.
QString objectNameProblem(const QWidget& control);

/// As a screen reader hears it.
QString spokenName(QWidget& control);

struct TabWalk
{
    QList<QWidget*> stops; ///< In their order, each once.
    bool isCaught = false; ///< It came back to a stop on the way: from there it goes round without the others.
    QStringList turns; ///< Where it went against the order of reading, as the window looked at that moment.
};

/// Presses Tab from where the person begins until it is back there, or goes no further.
TabWalk walkByTab(QWidget& window);

} // namespace lockstep::test
