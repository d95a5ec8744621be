// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/scanhistory.h"

#include <QWidget>

class QStandardItemModel;
class QTableView;

namespace lockstep::ui {

class PlainLabel;

/// The imports and scans that are over: when, whose, which blocks, how long, and what came of them.
class PastScansPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PastScansPanel(QWidget* parent = nullptr);

    void setScans(const QList<PastScan>& scans); ///< The newest first.

private:
    QStandardItemModel* m_model;
    QTableView* m_table;
    PlainLabel* m_none;
};

} // namespace lockstep::ui
