// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/helpdialog.h"

#include "ui/pages/section.h"
#include "ui/style/fonts.h"
#include "ui/style/keytext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int Letters = 100; ///< So wide and high is the window at first.
constexpr int Lines = 28;

} // namespace

HelpDialog::HelpDialog(QWidget* parent)
    : QDialog(parent)
    , m_topics(new QListWidget(this))
    , m_texts(new QStackedWidget(this))
{
    setObjectName(u"helpDialog");
    setWindowTitle(tr("Help"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_topics->setObjectName(u"helpTopicList");
    m_topics->setAccessibleName(tr("Topics"));
    addBeginning();
    addPages();
    addStates();
    addPayments();
    addLocks();
    addNetwork();
    addKeys();
    layOut();
    connect(m_topics, &QListWidget::currentRowChanged, m_texts, &QStackedWidget::setCurrentIndex);
    m_topics->setCurrentRow(0);
    m_topics->setFocus();
    resize(fontMetrics().averageCharWidth() * Letters, fontMetrics().height() * Lines);
}

void HelpDialog::layOut()
{
    m_topics->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_topics->setFixedWidth(m_topics->sizeHintForColumn(0) + 2 * spacing::Large);
    auto* keys = pushButton(u"shortcutsButton", tr("&Keyboard shortcuts"), this);
    auto* close = pushButton(u"closeButton", tr("&Close"), this);
    connect(keys, &QPushButton::clicked, this, &HelpDialog::shortcutsWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    keys->setAutoDefault(false);
    close->setDefault(true);
    auto* top = new QHBoxLayout;
    top->setSpacing(spacing::Large);
    top->addWidget(m_topics);
    top->addWidget(m_texts, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(keys);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addLayout(top, 1);
    column->addLayout(buttons);
}

void HelpDialog::addTopic(const QString& title, const QList<Entry>& entries)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, spacing::Small, 0);
    column->setSpacing(spacing::Tight);
    for (const Entry& entry : entries) {
        PlainLabel* word = paragraph(entry.word, page);
        word->setFont(scaledFont(font(), 1.0, QFont::DemiBold));
        column->addWidget(word);
        column->addWidget(paragraph(entry.meaning, page));
        column->addSpacing(spacing::Medium);
    }
    column->addStretch(1);
    m_topics->addItem(title);
    m_texts->addWidget(scrollPage(page, m_texts));
}

void HelpDialog::addBeginning()
{
    addTopic(
        tr("First steps"),
        {{tr("Get a wallet"),
          tr("File, New wallet leads through it. The welcome page, in this menu, shows the other ways: restore one "
             "from its recovery words or a backup file, or only watch one.")},
         {tr("Be paid"), tr("Choose the wallet, then Receive. Give each payer an address of their own.")},
         {tr("Keep the words"),
          tr("Whoever has the recovery words has the coins. Write them on paper, and keep it where no one else "
             "looks. With them the wallet can be restored on any computer.")},
         {tr("Save a backup"), tr("File, Save a backup keeps names, labels and settings, which words do not.")},
         {tr("Try it"), tr("The practice network has coins without worth, and blocks whenever you want one.")}});
}

void HelpDialog::addPages()
{
    addTopic(
        tr("The pages"),
        {{tr("All wallets"), tr("The sum of all wallets, what each one is doing, and their payments in one list.")},
         {SectionText::name(Section::Overview), tr("The balance of one wallet, its state and newest payments.")},
         {SectionText::name(Section::Transactions),
          tr("Every payment. Search, filter and sort; Enter opens what is known of one.")},
         {SectionText::name(Section::Receive), tr("An address to be paid at, and what you asked others for.")},
         {SectionText::name(Section::Addresses), tr("All addresses with their labels and what they hold.")},
         {SectionText::name(Section::Settings),
          tr("The wallet's name, recovery words, passphrase, and how it is scanned. What is for the whole program "
             "is in File, Preferences.")}});
}

void HelpDialog::addStates()
{
    addTopic(tr("What a wallet is doing"),
             {{tr("Up to date"), tr("It knows all blocks there are. Started wallets move together, block by block.")},
              {tr("Syncing, catching up"),
               tr("Blocks that came while the program was closed are looked through. Until then the balance is that of "
                  "an older block, which is named beside it.")},
              {tr("Importing, maintenance"),
               tr("The past of one wallet is looked through, and the others may stand still meanwhile. The line above "
                  "the page says how far it is; there it can be paused and cancelled.")},
              {tr("Paused"),
               tr("It stands still, at the block that is named: while another wallet is imported, or "
                  "until you resume its own import. Nothing is lost, and it goes on by itself or by "
                  "Resume.")},
              {tr("Stopped"), tr("You stopped it: it is not updated until you start it, in the Wallet menu.")},
              {tr("Offline, connecting"), tr("No other node is reached. What is shown is as of the last block here.")},
              {tr("Error"),
               tr("It stopped because something went wrong; the line above the page says what, what it "
                  "means for your money, and what to do.")}});
}

void HelpDialog::addPayments()
{
    addTopic(
        tr("Payments and balances"),
        {{tr("Pending, waiting"), tr("A payment that no block has yet. It may still be replaced: do not count on it.")},
         {tr("Local (not sent)"),
          tr("You gave it to be sent, and no other node has taken it so far. It is offered again and again, until you "
             "give it up in its menu.")},
         {tr("Unverified"), tr("One node told of it, and nobody checked it. It may never arrive.")},
         {tr("Confirmations"),
          tr("How many blocks there are from its own on. After six of them a payment counts as settled.")},
         {tr("Immature"), tr("Mined coins, which can be spent after 100 blocks.")},
         {tr("Replaced, conflicted, abandoned, expired"),
          tr("It will not arrive, and is counted nowhere. It stays in the list, struck through.")}});
}

void HelpDialog::addLocks()
{
    addTopic(
        tr("Locked and watch-only"),
        {{tr("Locked"),
          tr("The keys are sealed with the wallet's passphrase. It goes on being updated and can be paid; what "
             "needs its keys asks for the passphrase first.")},
         {tr("Unlocked"),
          tr("The keys can be used until it is locked: by you, after a time without use, or when "
             "the screen is locked.")},
         {tr("No passphrase"), tr("Whoever uses this computer can spend. One can be set in Settings.")},
         {tr("Watch-only"),
          tr("Only addresses or public keys are here. It shows balance and payments, and cannot spend.")},
         {tr("App lock"), tr("A passphrase for the window as a whole. It hides what is shown, and seals no keys.")}});
}

void HelpDialog::addNetwork()
{
    addTopic(
        tr("The network"),
        {{tr("Nodes"),
          tr("Lockstep asks other computers of the Bitcoin network, and proves what they say. No server knows your "
             "addresses. Tools, Network lists who is connected.")},
         {tr("Block filters"),
          tr("Short summaries of blocks, by which a wallet sees which blocks it needs. Only nodes that serve them "
             "are of use here.")},
         {tr("Reorg"), tr("The network replaced its last blocks. Payments of theirs may wait for a block again.")},
         {tr("Log"), tr("The log, in this menu, lists what happened. What it copies has no address and no key.")}});
}

void HelpDialog::addKeys()
{
    addTopic(tr("Keys"),
             {{tr("All shortcuts"),
               tr("The button below lists them, and so does %1.").arg(keyText(QKeySequence(Qt::CTRL | Qt::Key_Slash)))},
              {tr("Without a mouse"),
               tr("Tab leads to every control, arrows through lists, and the menu key to what can be done with a row. "
                  "Esc closes a dialog.")},
              {tr("This help"), keyText(Qt::Key_F1)}});
}

} // namespace lockstep::ui
