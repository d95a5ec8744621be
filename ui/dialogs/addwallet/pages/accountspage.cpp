// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/accountspage.h"

#include "ui/dialogs/addwallet/parts/nextsteps.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/dialogs/ticklist.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/wallets/accounttext.h"
#include "ui/style/fonts.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/progressbar.h"

#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int BarHeight = 6;

} // namespace

AccountsPage::AccountsPage(QWidget* parent)
    : WizardPage(tr("What the words were used for"), parent)
    , m_what(paragraph({}, this))
    , m_progress(new ProgressBar(this))
    , m_more(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_copy(new CopyDetailsButton(u"copySearchErrorButton", this))
    , m_steps(new NextSteps({{NextStep::EarlierBlocks, {u"changeFirstPaymentButton"_s, tr("Change the first payment")}},
                             {NextStep::OtherPassphrase, {u"changePassphraseButton"_s, tr("Change the passphrase")}},
                             {NextStep::Deeper, {u"changeLookaheadButton"_s, tr("Change the lookahead")}}},
                            this))
    , m_list(new TickList(u"account"_s, this))
    , m_message(fieldMessage(u"accountsProblemLabel"_s, this))
{
    m_what->setObjectName(u"accountsLabel");
    m_what->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_more->setObjectName(u"accountsMoreLabel");
    m_progress->setObjectName(u"searchProgressBar");
    m_progress->setAccessibleName(tr("Progress of the search"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(BarHeight);
    connect(m_list, &TickList::changed, m_message, &QWidget::hide);
    for (QWidget* part : {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_progress),
                          static_cast<QWidget*>(m_more), static_cast<QWidget*>(m_copy), static_cast<QWidget*>(m_steps),
                          static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_message)})
        content()->addWidget(part);
    content()->addStretch(1);
    connect(m_steps, &NextSteps::chosen, this, &AccountsPage::stepChosen);
    showSearching();
}

void AccountsPage::say(const QString& what, const QString& more)
{
    m_what->setText(what);
    m_more->setText(more);
    m_progress->setVisible(m_isSearching);
    m_steps->offer({});
    m_message->hide();
    m_copy->offer({});
}

void AccountsPage::showSearching()
{
    m_isSearching = true;
    m_foundNothing = false;
    setAccounts({});
    m_progress->setUnknown(); // not known yet
    showSearch();
    emit acceptTextChanged();
}

void AccountsPage::setOffline(bool isOffline)
{
    const bool isNews = std::exchange(m_isOffline, isOffline) != isOffline;
    if (isNews && m_isSearching) showSearch();
}

void AccountsPage::setPaused(bool isPaused)
{
    const bool isNews = std::exchange(m_isPaused, isPaused) != isPaused;
    if (isNews && m_isSearching) showSearch();
}

void AccountsPage::showSearch()
{
    if (m_isPaused)
        return say(tr("The search is paused"),
                   tr("Somebody paused it in the list of jobs. Tools, Network lets it go on; Back or Cancel ends it."));
    if (m_isOffline)
        return say(tr("The search waits for a connection"),
                   tr("No node is connected, so there are no blocks to look through. It begins by itself as soon as "
                      "one is. Without one, go back and choose one kind of addresses: its wallet is made at once."));
    say(tr("Looking through the chain…"),
        tr("For legacy, nested segwit, native segwit and taproot addresses, in several accounts, all in one pass. Your "
           "wallets and new blocks go first. Nothing is stored meanwhile: Back or Cancel ends it."));
}

void AccountsPage::setProgress(BlockHeight first, BlockHeight at, BlockHeight last)
{
    if (!m_isSearching) return;
    m_progress->setPercent(static_cast<int>(std::int64_t{at - first + 1} * 100 / std::max(1, last - first + 1)));
    m_what->setText(tr("Looking through the chain: block %1 of %2").arg(heightText(at), heightText(last)));
}

void AccountsPage::sayNoBlocks(bool isFromStart)
{
    say(tr("There is no block to look at"),
        isFromStart
            ? tr("The chain has no blocks yet. Come back when it has some, or add the wallet now: native segwit "
                 "(BIP84), ready to be paid.")
            : tr("The chain has not come to the day or block you gave. Go back and choose an earlier one, or "
                 "add the wallet anyway: native segwit (BIP84), ready to be paid."));
}

void AccountsPage::setReport(const AccountSearchReport& report, const QList<Hint>& hints, bool isFromStart)
{
    m_isSearching = false;
    m_foundNothing = report.found.isEmpty();
    const QString from = heightText(report.from), to = heightText(report.to);
    if (report.from > report.to) {
        sayNoBlocks(isFromStart);
    } else if (report.found.isEmpty()) {
        QStringList lines{tr("No kind of address of these words was ever paid there. Go back and try, in this order:")};
        for (const QString& attempt : attemptsOf(hints)) lines += u"•  "_s + attempt;
        lines += tr("Or add the wallet anyway: native segwit (BIP84), ready to be paid. For another kind, go back and "
                    "choose it by itself.");
        lines += notesOf(hints);
        say(tr("Nothing was found in blocks %1 to %2").arg(from, to), lines.join(u'\n'));
        m_steps->offer(hints);
    } else {
        const auto count = static_cast<int>(report.found.size());
        say(tr("Found %n accounts in use", nullptr, count),
            tr("In blocks %1 to %2. Each one that is ticked becomes a wallet.").arg(from, to));
    }
    if (!report.isAgreed && report.from <= report.to)
        m_more->setText(m_more->text() + u'\n' + tr("This rests on the word of one peer, which could hide a payment."));
    setAccounts(report.found);
    emit acceptTextChanged();
    if (m_list->first()) m_list->first()->setFocus();
}

void AccountsPage::showFailure(const Error& error)
{
    m_isSearching = false;
    say(tr("The search has stopped"), errorText(error, ErrorSubject::RecoveryWords).sentence());
    m_copy->offer({error});
}

void AccountsPage::setAccounts(const QList<FoundAccount>& found)
{
    m_found = found;
    QStringList titles;
    for (const FoundAccount& account : found) titles += foundAccountTitle(account);
    m_list->setThings(titles, lines());
}

QStringList AccountsPage::lines() const
{
    QStringList lines;
    for (const FoundAccount& account : m_found) lines += foundAccountLine(account);
    return lines;
}

void AccountsPage::followUnit() { m_list->setLines(lines()); }

QList<FoundAccount> AccountsPage::chosen() const
{
    QList<FoundAccount> chosen;
    for (const qsizetype place : m_list->ticked()) chosen += m_found[place];
    return chosen;
}

QString AccountsPage::acceptText() const { return m_foundNothing ? tr("&Add anyway") : tr("&Add as wallets"); }

bool AccountsPage::isSound()
{
    if (m_foundNothing) return true;
    QString problem;
    if (m_isSearching)
        problem = tr("The search is not over yet.");
    else if (m_found.isEmpty())
        problem = tr("There is nothing to add: go back and change what is looked for.");
    else if (chosen().isEmpty())
        problem = tr("Tick at least one of them.");
    if (m_list->first()) return sayUnder(*m_list->first(), *m_message, problem);
    m_message->say(problem);
    m_message->setAccessibleName(problem);
    return false;
}

} // namespace lockstep::ui
