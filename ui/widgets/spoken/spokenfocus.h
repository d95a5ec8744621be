// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QAbstractItemView;

namespace lockstep::ui {

/// Where the keyboard goes, told to a reader as Orca takes it. A list or table tells of its current row too, as it does
/// when the row changes; a table of rows from its first cell on, which says the row as a sentence. A field tells that
/// it has the keyboard before its text is selected: Qt tells of it afterwards, and Orca, which has gone to where a
/// selection changed by then, says nothing of an empty field.
class SpokenFocus final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override; ///< Of the whole program: looks at FocusIn alone.

private:
    static bool goToStart(QAbstractItemView& view); ///< Of the row; false: it is there, or the table has none.
    static void sayRow(QAbstractItemView& view);
};

} // namespace lockstep::ui
