// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/resultpage.h"

#include "ui/dialogs/addwallet/parts/nextsteps.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/bannertext.h"
#include "ui/format/sync/jobtext.h"
#include "ui/style/fonts.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/pointlist.h"
#include "ui/widgets/text/progressbar.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int BarHeight = 6;

/// Of an import that cannot move as things are; else empty.
QString whenItMoves(const JobView& job, Lack lack)
{
    const bool hasBegun = job.state == JobState::Running;
    switch (lack) {
    case Lack::Connection:
        return hasBegun ? ResultPage::tr("It goes on when there is a connection.")
                        : ResultPage::tr("It begins when there is a connection.");
    case Lack::Headers: return hasBegun ? QString() : ResultPage::tr("It begins when the headers are here.");
    case Lack::Unmetered: return ResultPage::tr("It begins when the connection is no longer metered.");
    case Lack::Nothing: break;
    }
    return {};
}

/// Of an import that failed.
QString whatToDoAbout(const JobView& job)
{
    const QString common = ResultPage::tr("Nothing is lost; continue any time: Resume is above the wallet's page.");
    return job.problem ? errorConsequence(job.problem) + u' ' + common : common;
}

/// Of several wallets. Where their blocks are not the same, no range is true of all.
QString nothingInText(const ImportSum& sum)
{
    if (!sum.blocks) return ResultPage::tr("No payment to these wallets is in the blocks that were looked at.");
    const auto& [from, to] = *sum.blocks;
    if (from > to) return ResultPage::tr("There was no block yet in which these wallets could have been paid.");
    return ResultPage::tr("No payment to these wallets is in blocks %1 to %2.").arg(heightText(from), heightText(to));
}

QString beforeHints(const QList<Hint>& hints)
{
    return attemptsOf(hints).size() == 1 ? ResultPage::tr("If there should be one, try this:")
                                         : ResultPage::tr("If there should be one, try in this order:");
}

QString foundText(int transactions, std::optional<std::int64_t> satoshis)
{
    const QString found = ResultPage::tr("Found %1 transactions", nullptr, transactions).arg(numberText(transactions));
    return satoshis ? ResultPage::tr("%1, %2.", "found transactions, balance").arg(found, amountWithUnit(*satoshis))
                    : ResultPage::tr("%1.").arg(found);
}

} // namespace

ResultPage::ResultPage(QString walletName, QWidget* parent)
    : WizardPage({}, parent)
    , m_name(std::move(walletName))
    , m_what(paragraph({}, this))
    , m_progress(new ProgressBar(this))
    , m_more(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_copy(new CopyDetailsButton(u"copyResultButton", this))
    , m_hints(new PointList(QStringLiteral("hint"), this))
    , m_steps(new NextSteps(
          {{NextStep::EarlierBlocks, {QStringLiteral("earlierBlocksButton"), tr("Look at earlier blocks…")}},
           {NextStep::OtherPassphrase, {QStringLiteral("otherPassphraseButton"), tr("Try another passphrase…")}},
           {NextStep::OtherAddresses, {QStringLiteral("otherAddressesButton"), tr("Try another kind of addresses…")}},
           {NextStep::Deeper, {QStringLiteral("scanDeeperButton"), tr("Scan deeper…")}}},
          this))
    , m_backup(pushButton(u"saveBackupButton", tr("&Save a backup file…"), this))
{
    m_what->setObjectName(u"resultLabel");
    m_what->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
    m_more->setObjectName(u"resultMoreLabel");
    m_progress->setObjectName(u"resultProgressBar");
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(BarHeight);
    m_hints->setObjectName(u"resultHints");
    for (QWidget* part :
         {static_cast<QWidget*>(m_what), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_more),
          static_cast<QWidget*>(m_hints), static_cast<QWidget*>(m_steps)})
        content()->addWidget(part);
    m_copy->hide();
    content()->addWidget(m_copy, 0, Qt::AlignLeft);
    m_backup->hide();
    content()->addWidget(m_backup, 0, Qt::AlignLeft);
    content()->addStretch(1);
    connect(m_backup, &QPushButton::clicked, this, &ResultPage::backupWanted);
    connect(m_steps, &NextSteps::chosen, this, &ResultPage::stepChosen);
}

void ResultPage::say(const QString& title, const QString& what, const QString& more, const QList<Error>& failures)
{
    if (title != this->title()) setTitle(title);
    m_what->setText(what);
    m_more->say(more);
    m_copy->offer(failures);
    m_progress->hide();
    m_hints->hide();
    m_steps->offer({});
}

void ResultPage::offerBackup() { m_backup->show(); }

void ResultPage::showNew(bool isPaperChecked)
{
    const QString isNew = tr("It is new, so there is nothing to look for in old blocks.");
    const QString paper = isPaperChecked
        ? tr("Keep the paper with the words in a safe place.")
        : tr("Nobody has checked yet whether your paper has the right words: receive little before you have typed "
             "them. \"Confirm now\" is on the wallet's page.");
    say(tr("The wallet is ready"), tr("\"%1\" is ready to be paid.").arg(m_name), isNew + u' ' + paper);
}

void ResultPage::showJob(const JobView& job, const SyncSnapshot& snapshot)
{
    const QString line = jobLine(job, snapshot);
    const QString whenItGoesOn = whenItMoves(job, lackOf(snapshot));
    if (job.state == JobState::Failed)
        return say(tr("The import stopped"), tr("%1: %2").arg(jobTitle(job), line), whatToDoAbout(job),
                   job.problem ? QList<Error>{*job.problem} : QList<Error>{});
    if (job.state == JobState::Paused)
        say(tr("The import waits"), tr("%1: %2").arg(jobTitle(job), line),
            tr("The others go on. Press Resume above the wallet's page when you like."));
    else if (!whenItGoesOn.isEmpty())
        say(tr("The import waits"), tr("%1: %2").arg(jobTitle(job), line),
            whenItGoesOn + u' ' + tr("You may close this window."));
    else if (job.isStuck)
        say(tr("The import waits"), tr("%1: %2").arg(jobTitle(job), line),
            tr("You may close this window: Lockstep keeps trying, and the others go on."));
    else if (job.waitsForIdle())
        say(tr("The import waits"), tr("%1: %2").arg(jobTitle(job), line),
            tr("You may close this window: it begins by itself. Start now is above the wallet's page."));
    else
        say(tr("The import is under way"), tr("%1: %2").arg(jobTitle(job), line),
            tr("You may close this window: it goes on, and can be paused or cancelled above the wallet's page."));
    m_progress->setPercent(job.percent());
    m_progress->show();
}

void ResultPage::showCancelled(BlockHeight at)
{
    say(tr("The import was cancelled"), tr("\"%1\" stopped at block %2.").arg(m_name, heightText(at)),
        tr("What was found so far is kept. The wallet's page offers to resume it, or to remove the wallet."));
}

void ResultPage::showFound(int transactions, std::optional<Amount> balance)
{
    say(tr("The import is done"), foundText(transactions, balance ? std::optional(balance->satoshis()) : std::nullopt),
        tr("\"%1\" follows the chain together with the others.").arg(m_name));
}

void ResultPage::sayOfSeveral(const ImportSum& sum, const QList<Error>& failures, const QList<Hint>& hints)
{
    const bool isOne = sum.wallets == 1;
    if (sum.isUnderWay) {
        say(isOne ? tr("The wallet is added") : tr("The wallets are added"),
            tr("%n wallets of these words are here now", nullptr, sum.wallets),
            isOne
                ? tr("Its past is looked through now. You may close this window: it goes on, and the banner above the "
                     "pages says how far it is.")
                : tr("Their past is looked through now, in one pass. You may close this window: it goes on, and the "
                     "banner above the pages says how far it is."),
            failures);
        m_progress->setPercent(sum.percent);
        m_progress->show();
    } else if (sum.stopped > 0) {
        say(isOne ? tr("The import is not done") : tr("Not all imports are done"),
            sum.transactions > 0 ? foundText(sum.transactions, sum.satoshis)
                                 : tr("%n wallets of these words are here now", nullptr, sum.wallets),
            tr("Nothing is lost: the page of a wallet that stopped offers to resume its import."), failures);
    } else if (sum.transactions > 0) {
        say(tr("The import is done"), foundText(sum.transactions, sum.satoshis),
            isOne ? tr("It follows the chain together with the others.")
                  : tr("They follow the chain together with the others."),
            failures);
    } else if (sum.foundNothing()) {
        say(tr("Nothing was found"), nothingInText(sum), beforeHints(hints), failures);
    } else {
        say(isOne ? tr("The wallet is added") : tr("The wallets are added"),
            tr("%n wallets of these words are here now", nullptr, sum.wallets), {}, failures);
    }
}

void ResultPage::showSeveral(const ImportSum& sum, const QList<RefusedWallet>& refused, const QList<Hint>& hints)
{
    sayOfSeveral(sum, reasonsOf(refused) + sum.problems, hints);
    if (sum.foundNothing())
        setPoints(attemptsOf(hints), notesOf(hints) + sentencesOf(refused));
    else
        setPoints(sum.lines + sentencesOf(refused), {});
}

void ResultPage::showNothing(BlockHeight from, BlockHeight to, const QList<Hint>& hints)
{
    const QString what = from > to
        ? tr("There was no block yet in which \"%1\" could have been paid.").arg(m_name)
        : tr("No payment to \"%1\" is in blocks %2 to %3.").arg(m_name, heightText(from), heightText(to));
    say(tr("Nothing was found"), what, beforeHints(hints));
    showHints(hints);
}

void ResultPage::showNothingMore(BlockHeight from, BlockHeight to, const QList<Hint>& hints)
{
    say(tr("Nothing more was found"),
        from > to ? tr("There was no block yet in which these addresses could have been paid.")
                  : tr("No payment to these addresses is in blocks %1 to %2.").arg(heightText(from), heightText(to)),
        tr("What \"%1\" held before is unchanged.").arg(m_name) + u' ' + beforeHints(hints));
    showHints(hints);
}

void ResultPage::showHints(const QList<Hint>& hints)
{
    setPoints(attemptsOf(hints), notesOf(hints));
    m_steps->offer(hints);
}

void ResultPage::setPoints(const QStringList& numbered, const QStringList& notes)
{
    QList<PointList::Point> points;
    for (const QString& words : numbered)
        points += {numbered.size() == 1 ? u"•"_s : u"%1."_s.arg(points.size() + 1), words};
    for (const QString& words : notes) points += {u"ℹ"_s, words};
    m_hints->setPoints(points);
    m_hints->setVisible(!points.isEmpty());
}

} // namespace lockstep::ui
