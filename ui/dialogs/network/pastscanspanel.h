// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/sync/scanhistory.h"

#include <QWidget>

class QPushButton;
class QStandardItemModel;
class QTableView;

namespace lockstep::ui {

class PlainLabel;

/// The imports and scans that are over: when, whose, which blocks, how long, how much was fetched, and what came of
/// them.
class PastScansPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PastScansPanel(QWidget* parent = nullptr);

    void setScans(const QList<PastScan>& scans); ///< The newest first.

signals:
    void exportWanted(const QList<lockstep::PastScan>& scans); ///< All of them, also those the list has no room for.

private:
    QList<PastScan> m_scans;
    QStandardItemModel* m_model;
    QTableView* m_table;
    PlainLabel* m_none;
    QPushButton* m_export;
};

} // namespace lockstep::ui
