// SPDX-License-Identifier: MIT
#pragma once

class QAbstractItemModel;
class QString;
class QTableView;
class QWidget;

namespace lockstep::ui {

/// A table that only shows: whole rows are chosen, one at a time; columns are as wide as their content, and
/// `stretched` takes the room that is left. Tab leaves it.
QTableView* plainTable(const QString& objectName, const QString& spoken, QAbstractItemModel& model, int stretched,
                       QWidget* parent);

} // namespace lockstep::ui
