// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "ui/models/historymodel.h"

#include <QWidget>

class QStackedWidget;

namespace lockstep::ui {

class HistoryTable;
class PlainLabel;

/// The payments of one wallet as a table; a sentence instead while there are none.
class HistoryCard final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryCard(HistoryModel& model, QWidget* parent = nullptr);

    void setWallet(const WalletView& wallet);

private:
    void showTotal(int total);

    QStackedWidget* m_stack;
    HistoryTable* m_table;
    PlainLabel* m_strip; ///< What may be missing, and why.
    PlainLabel* m_empty;
    PlainLabel* m_count;
};

} // namespace lockstep::ui
