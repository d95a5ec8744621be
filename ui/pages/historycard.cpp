// SPDX-License-Identifier: MIT

#include "ui/pages/historycard.h"

#include "ui/format/historytext.h"
#include "ui/pages/transactions/historytable.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

HistoryCard::HistoryCard(HistoryModel& model, QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_table(new HistoryTable(model, this))
    , m_strip(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_empty(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_count(mutedLabel({}, this))
{
    m_strip->setObjectName(u"historyNoteLabel");
    m_empty->setObjectName(u"historyEmptyLabel");
    m_count->setObjectName(u"historyCountLabel");
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto* card = new Card(tr("Payments"), this);
    card->content()->addWidget(m_strip);
    card->content()->addWidget(m_stack, 1);
    card->content()->addWidget(m_count);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    m_table->setColumnShown(HistoryModel::BalanceColumn, false);
    connect(&model, &PagedHistory::countsChanged, this, [this, &model] { showTotal(model.total()); });
    showTotal(model.total());
    m_strip->hide();
}

void HistoryCard::showTotal(int total)
{
    m_stack->setCurrentIndex(total > 0 ? 1 : 0);
    m_count->setVisible(total > 0);
    m_count->setText(total == 1 ? tr("1 payment") : tr("%n payments", nullptr, total));
}

void HistoryCard::setWallet(const WalletView& wallet)
{
    const QString note = historyNote(wallet);
    m_strip->setText(note);
    m_strip->setVisible(!note.isEmpty());
    m_empty->setText(wallet.state == WalletState::Importing
                         ? tr("No payments found so far.")
                         : tr("No payments yet. Share an address to get your first one."));
}

} // namespace lockstep::ui
