// SPDX-License-Identifier: MIT

#include "ui/pages/recentpayments.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/completeness.h"
#include "ui/format/plain/numbertext.h"
#include "ui/models/historymodel.h"
#include "ui/pages/recenttable.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/emptystate.h"
#include "ui/widgets/panels/failurestrip.h"
#include "ui/widgets/text/labels.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lockstep::ui {

RecentPayments::RecentPayments(std::optional<WalletId> wallet, QWidget* parent)
    : QWidget(parent)
    , m_texts(new HistoryModel(wallet, this))
    , m_table(new RecentTable(!wallet, this))
    , m_problem(new FailureStrip(u"recentProblemStrip", u"recentRetryButton", u"copyRecentErrorButton", this))
    , m_note(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_empty(new EmptyState(this))
    , m_showAddress(m_empty->addButton(tr("&Show an address"), QStringLiteral("showAddressButton")))
    , m_all(pushButton(u"allTransactionsButton", tr("All tran&sactions"), this))
{
    m_note->setObjectName(u"recentNoteLabel");
    layOut();
    connect(m_all, &QPushButton::clicked, this, &RecentPayments::allWanted);
    connect(m_problem, &FailureStrip::retryWanted, this, &RecentPayments::retryWanted);
    connect(m_showAddress, &QPushButton::clicked, this, &RecentPayments::addressWanted);
    connect(m_table, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        const HistoryRow& row = m_rows[m_table->indexOfTopLevelItem(item)];
        emit detailsWanted(row.wallet, row.txid);
    });
    m_note->hide();
    showRows();
}

void RecentPayments::layOut()
{
    auto* card = new Card(tr("Newest payments"), this);
    card->content()->addWidget(m_problem);
    card->content()->addWidget(m_note);
    card->content()->addWidget(m_empty); // no stack: it would be as high as the higher of the two
    card->content()->addWidget(m_table);
    card->content()->addWidget(m_all, 0, Qt::AlignLeft);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void RecentPayments::setPayments(const QList<HistoryRow>& newest, int total)
{
    m_rows = newest.first(qMin(newest.size(), qsizetype{m_texts->query().wallet ? Count : CountOfAll}));
    m_isRead = true;
    m_problem->clear();
    m_all->setText(total == 1 ? tr("Open the tran&sactions")
                              : tr("All %1 tran&sactions", nullptr, total).arg(numberText(total)));
    showRows();
}

void RecentPayments::setError(const Error& error)
{
    m_problem->showError(error, tr("The payments could not be read. %1", "then why").arg(errorText(error).sentence()));
    showRows();
}

void RecentPayments::setSnapshot(const SyncSnapshot& snapshot)
{
    m_texts->setWallets(snapshot);
    if (const auto id = m_texts->query().wallet) {
        if (const WalletView* wallet = snapshot.wallet(*id)) showState(*wallet);
    } else {
        m_lacksBlocks = std::ranges::any_of(snapshot.wallets, lacksBlocks);
    }
    showRows();
}

void RecentPayments::showState(const WalletView& wallet)
{
    m_isPartial = isReadPartly(wallet);
    m_lacksBlocks = lacksBlocks(wallet);
    const QString height = heightText(wallet.syncedTo.height);
    m_note->setText(m_isPartial ? tr("Scanned to block %1; newer payments may be missing.").arg(height) : QString());
    m_note->setVisible(m_isPartial);
}

/// Who was paid already is not asked to share an address for a first payment.
void RecentPayments::sayNothingYet()
{
    const bool isOfOne = m_texts->query().wallet.has_value();
    m_showAddress->setVisible(isOfOne && m_isRead && !m_isPartial);
    if (!m_isRead)
        m_empty->setWords(tr("Reading payments…"));
    else if (m_lacksBlocks)
        m_empty->setWords(tr("No payments found so far."));
    else
        m_empty->setWords(tr("No payments yet."),
                          isOfOne ? tr("Share an address to get your first one.")
                                  : tr("Share an address of one of the wallets to get the first one."));
}

void RecentPayments::showRows()
{
    m_table->setRows(m_rows, *m_texts);
    sayNothingYet();
    m_empty->setVisible(m_rows.isEmpty() && !m_problem->hasFailure());
    m_table->setVisible(!m_rows.isEmpty());
    m_all->setVisible(!m_rows.isEmpty());
}

void RecentPayments::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) showRows();
}

} // namespace lockstep::ui
