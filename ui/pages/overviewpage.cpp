// SPDX-License-Identifier: MIT

#include "ui/pages/overviewpage.h"

#include "ui/pages/balancecard.h"
#include "ui/pages/historycard.h"
#include "ui/pages/receivecard.h"
#include "ui/pages/walletheader.h"
#include "ui/style/spacing.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

OverviewPage::OverviewPage(WalletId wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_history(new HistoryModel(wallet, this))
    , m_header(new WalletHeader(this))
    , m_balance(new BalanceCard(this))
    , m_receive(new ReceiveCard(this))
    , m_historyCard(new HistoryCard(*m_history, this))
{
    setObjectName(u"overviewPage");
    auto* top = new QHBoxLayout;
    top->setSpacing(spacing::Medium);
    top->addWidget(m_balance, 1);
    top->addWidget(m_receive, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_header);
    column->addLayout(top);
    column->addWidget(m_historyCard, 1);
    connectParts();
}

void OverviewPage::connectParts()
{
    connect(m_history, &PagedHistory::pageWanted, this,
            [this](const HistoryQuery&, int offset, int count) { emit historyWanted(m_wallet, offset, count); });
    connect(m_header, &WalletHeader::startStopClicked, this, [this] { emit startStopWanted(m_wallet); });
    connect(m_header, &WalletHeader::lockClicked, this, [this] { emit lockWanted(m_wallet); });
    connect(m_header, &WalletHeader::retryClicked, this, [this] { emit retryWanted(m_wallet); });
    connect(m_header, &WalletHeader::removeClicked, this, [this] { emit removeWanted(m_wallet); });
    connect(m_receive, &ReceiveCard::newAddressWanted, this, [this] { emit receiveWanted(m_wallet, true); });
    connect(m_receive, &ReceiveCard::copied, this, &OverviewPage::addressCopied);
}

void OverviewPage::setSnapshot(const SyncSnapshot& snapshot, std::int64_t now)
{
    const WalletView* wallet = snapshot.wallet(m_wallet);
    if (!wallet) return;
    m_header->setWallet(*wallet, snapshot, now);
    m_balance->setWallet(*wallet);
    m_receive->setWallet(*wallet);
    m_historyCard->setWallet(*wallet);
    m_history->setWallets(snapshot);
}

void OverviewPage::setHistory(const HistoryPage& page) { m_history->setPage(m_history->query(), page); }

void OverviewPage::setReceiveAddress(const ReceiveAddress& address) { m_receive->setAddress(address); }

QString OverviewPage::receiveAddress() const { return m_receive->address(); }

void OverviewPage::refresh()
{
    m_history->refresh();
    emit receiveWanted(m_wallet, false);
}

} // namespace lockstep::ui
