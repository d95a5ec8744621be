// SPDX-License-Identifier: MIT

#include "ui/pages/addresses/addressespage.h"

#include "ui/format/plain/numbertext.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/pages/addresses/addresslookup.h"
#include "ui/pages/addresses/addresstable.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/fields/typingrest.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/emptystate.h"
#include "ui/widgets/panels/failurestrip.h"
#include "ui/widgets/text/labels.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

AddressesPage::AddressesPage(WalletId wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_model(new AddressModel(this))
    , m_text(new QLineEdit(this))
    , m_rest(new TypingRest(this))
    , m_use(new QComboBox(this))
    , m_keychains(new QTabBar(this))
    , m_counts(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_note(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_problem(new FailureStrip(u"addressProblemStrip", u"addressRetryButton", u"copyAddressErrorButton", this))
    , m_stack(new QStackedWidget(this))
    , m_table(new AddressTable(*m_model, this))
    , m_empty(new EmptyState(this))
    , m_noImported(new EmptyState(this))
    , m_noMatch(new EmptyState(this))
    , m_import(pushButton(u"importAddressButton", Glyph::Import, tr("&Import address…"), this))
    , m_export(pushButton(u"exportAddressesButton", tr("E&xport…"), this))
    , m_count(mutedLabel({}, this))
    , m_lookup(new AddressLookup(this))
{
    setObjectName(u"addressesPage");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Medium, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(buildFilter());
    column->addWidget(m_problem);
    column->addWidget(buildList(), 1);
    column->addWidget(m_lookup);
    connectParts();
    showCounts();
    showCurrent();
}

/// The table goes first: it says that its current row is gone while the page can still hear it.
AddressesPage::~AddressesPage() { delete m_table; }

QWidget* AddressesPage::buildFilter()
{
    m_text->setObjectName(u"searchEdit"); // the window's Find looks for this name
    m_text->setAccessibleName(tr("Find addresses by address, label or path"));
    m_text->setPlaceholderText(tr("Address, label, path…"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_use->setObjectName(u"addressUseBox");
    m_use->setAccessibleName(tr("Which addresses"));
    m_use->addItem(tr("All addresses"), int(AddressModel::Use::All));
    m_use->addItem(tr("Unused"), int(AddressModel::Use::Unused));
    m_use->addItem(tr("Used"), int(AddressModel::Use::Used));
    m_use->addItem(tr("With balance"), int(AddressModel::Use::WithBalance));
    m_use->addItem(tr("Frozen"), int(AddressModel::Use::Frozen));
    m_keychains->setObjectName(u"keychainTabBar");
    m_keychains->setAccessibleName(tr("Keychain"));
    m_keychains->setExpanding(false);
    m_keychains->setDrawBase(false);
    for (int i = 0; i < 3; ++i) m_keychains->addTab({}); // in the order of Keychain; showCounts names them
    auto* bar = new QWidget(this);
    auto* flow = new FlowLayout(spacing::Small);
    flow->addWidget(m_text);
    flow->addWidget(m_use);
    flow->addWidget(m_keychains);
    bar->setLayout(flow);
    return bar;
}

QWidget* AddressesPage::buildList()
{
    m_counts->setObjectName(u"addressCountsLabel");
    m_note->setObjectName(u"addressNoteLabel");
    m_count->setObjectName(u"addressCountLabel");
    buildEmptyStates();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_table, m_empty, m_noImported, m_noMatch})
        m_stack->addWidget(widget);
    auto* card = new Card({}, this);
    card->content()->addWidget(m_counts);
    card->content()->addWidget(m_note);
    card->content()->addWidget(m_stack, 1);
    auto* footer = new QWidget(card);
    auto* flow = new FlowLayout(spacing::Small);
    flow->addWidget(m_count);
    footer->setLayout(flow);
    addButtons(*flow);
    card->content()->addWidget(footer);
    return card;
}

void AddressesPage::buildEmptyStates()
{
    m_empty->setObjectName(u"noAddresses");
    m_noImported->setObjectName(u"noImportedAddresses");
    m_noImported->setWords(tr("No imported addresses"), tr("Watch an address without its keys."));
    connect(m_noImported->addButton(tr("&Import address…"), u"firstImportButton"_s), &QPushButton::clicked, this,
            &AddressesPage::importWanted);
    m_noMatch->setObjectName(u"noAddressMatch");
    m_noMatch->setWords(tr("No match"), tr("No address of this keychain fits these filters."));
    connect(m_noMatch->addButton(tr("&Clear filters"), u"clearAddressFiltersButton"_s), &QPushButton::clicked, this,
            &AddressesPage::clearFilter);
}

void AddressesPage::addButtons(QLayout& footer)
{
    addRowButton(footer, {tr("&Copy"), tr("&Copy address")}, icon(Glyph::Copy), "copyAddress",
                 &AddressesPage::copyAddress);
    addRowButton(footer, {tr("&QR code"), tr("&QR code")}, icon(Glyph::Qr), "addressQr", &AddressesPage::wantQr);
    addRowButton(footer, {tr("&Label"), tr("Edit &label")}, icon(Glyph::Rename), "editAddressLabel",
                 &AddressesPage::editLabel);
    addRowButton(footer, {tr("&Scan…"), tr("&Scan this address…")}, icon(Glyph::History), "scanAddress",
                 &AddressesPage::wantScan);
    connect(m_import, &QPushButton::clicked, this, &AddressesPage::importWanted);
    footer.addWidget(m_import);
    connect(m_export, &QPushButton::clicked, this, [this] { emit exportWanted(shownRows()); });
    footer.addWidget(m_export);
}

/// A button below the table, short so that all stand in one row, and an entry of its menu, which also says its name.
void AddressesPage::addRowButton(QLayout& footer, const RowWords& words, const QIcon& icon, const char* name,
                                 void (AddressesPage::*act)())
{
    QPushButton* button = pushButton(QLatin1StringView(name) + u"Button"_s, words.button, this);
    button->setIcon(icon);
    button->setAccessibleName(QString(words.menu).remove(u'&'));
    connect(button, &QPushButton::clicked, this, act);
    footer.addWidget(button);
    m_rowButtons += button;
    auto* action = new QAction(icon, words.menu, m_table);
    action->setObjectName(QLatin1StringView(name) + u"Action"_s);
    connect(action, &QAction::triggered, this, act);
    m_table->addAction(action);
}

void AddressesPage::connectParts()
{
    connect(m_problem, &FailureStrip::retryWanted, this, &AddressesPage::addressesWanted);
    m_rest->watch(*m_text);
    connect(m_rest, &TypingRest::ended, this, &AddressesPage::applyFilter);
    connect(m_use, &QComboBox::currentIndexChanged, this, &AddressesPage::applyFilter);
    connect(m_keychains, &QTabBar::currentChanged, this, &AddressesPage::applyFilter);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AddressesPage::showCurrent);
    connect(m_model, &AddressModel::labelChanged, this, &AddressesPage::labelChanged);
    connect(m_table, &LedgerTable::currentRowChanged, this, &AddressesPage::showCurrent);
    connect(m_table, &LedgerTable::opened, this, &AddressesPage::wantQr);
    connect(m_lookup, &AddressLookup::wanted, this, &AddressesPage::whoseIsWanted);
    connect(m_lookup, &AddressLookup::showWanted, this, &AddressesPage::ownerShowWanted);
}

// What is fed

void AddressesPage::setSnapshot(const SyncSnapshot& snapshot)
{
    const WalletView* wallet = snapshot.wallet(m_wallet);
    if (!wallet) return;
    m_table->repaintAmounts(); // a snapshot comes also when the person chose another unit, or to hide amounts
    m_model->setKnowledge(wallet->isPartial ? AddressKnowledge::SoFar : AddressKnowledge::Whole);
    const QString note = balanceNote(*wallet);
    m_note->say(note.isEmpty() ? note : tr("Balances and payments: %1", "as of block 910,118; so far").arg(note));
    const bool hasKeychains = wallet->policy != "addresses"_L1;
    if (hasKeychains == m_hasKeychains) return;
    m_hasKeychains = hasKeychains;
    for (const Keychain keychain : {Keychain::Receive, Keychain::Change})
        m_keychains->setTabVisible(int(keychain), hasKeychains);
    if (!hasKeychains) chooseKeychain(Keychain::Imported);
}

void AddressesPage::setAddresses(const QList<AddressRow>& rows)
{
    m_problem->clear();
    m_isRead = true;
    m_model->setRows(rows);
    showCounts();
    showCurrent();
    if (!m_wanted.isEmpty()) showAddress(std::exchange(m_wanted, {}));
}

void AddressesPage::setFrozen(const QStringList& addresses)
{
    m_model->setFrozen(QSet<QString>(addresses.begin(), addresses.end()));
    showCounts();
    showCurrent();
}

void AddressesPage::setAddressesError(const Error& error) { m_problem->showError(error); }

void AddressesPage::setProfile(const WalletProfile& profile) { m_counts->setText(addressCountsText(profile)); }

void AddressesPage::setOwner(const QString& asked, const std::optional<AddressOwner>& owner)
{
    m_lookup->setOwner(asked, owner);
}

void AddressesPage::setOwnerError(const QString& asked, const Error& error) { m_lookup->setError(asked, error); }

void AddressesPage::refresh()
{
    m_isStale = true;
    askIfStale();
}

void AddressesPage::askIfStale()
{
    if (!m_isStale || !isVisible()) return;
    m_isStale = false;
    emit addressesWanted();
}

void AddressesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfStale();
}

void AddressesPage::showAddress(const QString& address)
{
    if (!m_isRead) {
        m_wanted = address;
        return;
    }
    const AddressRow* row = m_model->find(address);
    if (!row) return;
    clearFilter();
    chooseKeychain(AddressModel::keychainOf(*row));
    m_table->select(address);
    m_table->setFocus();
}

QByteArray AddressesPage::columns() const { return m_table->columns(); }

void AddressesPage::setColumns(const QByteArray& columns) { m_table->setColumns(columns); }

// What is chosen

AddressesPage::Keychain AddressesPage::keychain() const { return static_cast<Keychain>(m_keychains->currentIndex()); }

void AddressesPage::chooseKeychain(Keychain keychain) { m_keychains->setCurrentIndex(int(keychain)); }

void AddressesPage::applyFilter()
{
    m_rest->end();
    m_model->setFilter(
        {keychain(), withoutGroups(m_text->text().trimmed()), AddressModel::Use(m_use->currentData().toInt())});
    showCounts();
    showCurrent();
}

void AddressesPage::clearFilter()
{
    m_text->clear();
    m_use->setCurrentIndex(0);
    applyFilter();
}

void AddressesPage::nameKeychains()
{
    const QString names[]{tr("Receive"), tr("Change"), tr("Imported")};
    for (int i = 0; i < m_keychains->count(); ++i)
        //: Name of a keychain and how many addresses it has
        m_keychains->setTabText(i, tr("%1 (%2)").arg(names[i], numberText(m_model->total(Keychain(i)))));
}

void AddressesPage::showCounts()
{
    nameKeychains();
    const int shown = m_model->rowCount();
    const int total = m_model->total(keychain());
    m_empty->setWords(keychain() == Keychain::Change ? tr("No change addresses yet") : tr("No addresses yet"),
                      keychain() == Keychain::Change ? tr("They come with the first payment you send.")
                                                     : tr("They come when you ask for one on the Receive page."));
    QWidget* page = m_table;
    if (total == 0)
        page = keychain() == Keychain::Imported ? m_noImported : m_empty;
    else if (shown == 0)
        page = m_noMatch;
    m_stack->setCurrentWidget(page);
    m_stack->setVisible(m_isRead);
    m_import->setVisible(page != m_noImported); // which has one of its own
    const QString all = tr("%1 addresses", nullptr, total).arg(numberText(total));
    m_count->setText(shown == total ? all : tr("%1 of %2").arg(numberText(shown), all));
    m_count->setVisible(total > 0);
}

/// Buttons for an address are there when there is one: greyed ones would ask for a reason.
void AddressesPage::showCurrent()
{
    const bool isThere = m_table->currentRow() != nullptr;
    for (QPushButton* button : std::as_const(m_rowButtons)) button->setVisible(isThere);
    for (QAction* action : m_table->actions()) action->setVisible(isThere);
}

void AddressesPage::copyAddress()
{
    const AddressRow* row = m_table->currentRow();
    if (!row) return;
    QGuiApplication::clipboard()->setText(row->address);
    emit noticed(tr("Address copied."));
}

void AddressesPage::editLabel() { m_table->editLabel(); }

void AddressesPage::wantQr()
{
    if (const AddressRow* row = m_table->currentRow()) emit qrWanted(row->address);
}

void AddressesPage::wantScan()
{
    if (const AddressRow* row = m_table->currentRow()) emit scanWanted(row->address);
}

} // namespace lockstep::ui
