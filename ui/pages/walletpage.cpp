// SPDX-License-Identifier: MIT

#include "ui/pages/walletpage.h"

#include "ui/pages/lockpage.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/walletheader.h"
#include "ui/style/spacing.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace lockstep::ui {

WalletPage::WalletPage(WalletId wallet, std::shared_ptr<RetryDelay> delay, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_header(new WalletHeader(this))
    , m_body(new QStackedWidget(this))
    , m_sections(new SectionStack(this))
    , m_lock(new LockPage(std::move(delay), this))
{
    setObjectName(u"walletPage");
    m_body->addWidget(m_sections);
    m_body->addWidget(m_lock);
    m_header->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Small);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_body, 1);
    connectParts();
}

void WalletPage::connectParts()
{
    connect(m_header, &WalletHeader::startStopClicked, this, [this] { emit startStopWanted(m_wallet); });
    connect(m_header, &WalletHeader::removeClicked, this, [this] { emit removeWanted(m_wallet); });
    connect(m_header, &WalletHeader::lockClicked, this, &WalletPage::lockOrUnlock);
    connect(m_header, &WalletHeader::detailsClicked, this, [this] { emit errorDetailsWanted(m_wallet); });
    connect(m_header, &WalletHeader::retryClicked, this, [this] { emit retryWanted(m_wallet); });
    connect(m_lock, &LockPage::unlockClicked, this, [this] { emit unlockSubmitted(m_wallet); });
    connect(m_lock, &LockPage::lookClicked, this, &WalletPage::uncover);
    connect(m_lock, &LockPage::receiveClicked, this, [this] {
        uncover();
        m_sections->show(Section::Receive);
    });
}

bool WalletPage::isCovered() const { return m_body->currentWidget() == m_lock; }

void WalletPage::uncover()
{
    m_lock->clear();
    m_body->setCurrentWidget(m_sections);
}

void WalletPage::lockOrUnlock()
{
    if (isCovered())
        m_lock->setFocus();
    else if (m_auth == WalletAuth::NoPassphrase)
        emit passphraseWanted(m_wallet);
    else
        emit lockWanted(m_wallet);
}

void WalletPage::setMenu(QMenu* menu) { m_header->setMenu(menu); }

void WalletPage::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    const WalletView* wallet = snapshot->wallet(m_wallet);
    if (!wallet) return;
    m_header->setWallet(*wallet, *snapshot, now);
    m_lock->setWallet(*wallet, *snapshot, now);
    m_sections->setSnapshot(snapshot, now);
    followAuth(wallet->auth);
}

/// Locking covers what is in sight until the person wants to look again, which needs no passphrase. Who opens the page
/// of a wallet that is locked has come to look. Decision 0024.
void WalletPage::followAuth(WalletAuth auth)
{
    const WalletAuth before = std::exchange(m_auth, auth);
    if (auth == WalletAuth::Locked && before == WalletAuth::Unlocked)
        m_body->setCurrentWidget(m_lock);
    else if (auth != WalletAuth::Locked && isCovered())
        uncover();
}

SecureBytes WalletPage::passphrase() const { return m_lock->passphrase(); }

void WalletPage::showUnlockFailure(const Error& error) { m_lock->showFailure(error); }

} // namespace lockstep::ui
