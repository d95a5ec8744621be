// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/preferencesdialog.h"

#include "ui/dialogs/preferences/advancedpage.h"
#include "ui/dialogs/preferences/generalpage.h"
#include "ui/dialogs/preferences/importscard.h"
#include "ui/dialogs/preferences/privacypage.h"
#include "ui/dialogs/preferences/storagepage.h"
#include "ui/dialogs/preferences/traycard.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/scrollpage.h"
#include "ui/widgets/layout/withinscreen.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Letters = 124; ///< So wide is the window at first, so high in lines.
constexpr int Lines = 46;

int widestTitle(const QListWidget& list)
{
    int widest = 0;
    for (int row = 0; row < list.count(); ++row)
        widest = qMax(widest, list.fontMetrics().horizontalAdvance(list.item(row)->text()));
    return widest;
}

} // namespace

PreferencesDialog::PreferencesDialog(QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_general(new GeneralPage(this))
    , m_privacy(new PrivacyPage(this))
    , m_storage(new StoragePage(this))
    , m_advanced(new AdvancedPage(this))
    , m_offline(new QCheckBox(tr("&Offline: no node is connected"), this))
    , m_connection(paragraph({}, this))
{
    setObjectName(u"preferencesDialog");
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_connection->setObjectName(u"connectionSettingsLabel");
    addPage(tr("General"), m_general);
    addPage(tr("Privacy and security"), m_privacy);
    addPage(tr("Network"), makeNetworkPage());
    addPage(tr("Storage"), m_storage);
    addPage(tr("Advanced"), m_advanced);
    layOut();
    connect(m_list, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_general, &GeneralPage::changed, this, &PreferencesDialog::tellChange);
    connect(m_privacy, &PrivacyPage::changed, this, &PreferencesDialog::tellChange);
    connect(m_advanced, &AdvancedPage::changed, this, &PreferencesDialog::tellChange);
    m_list->setCurrentRow(0);
    growToLetters();
}

/// Only grows: a person may have made it larger.
void PreferencesDialog::growToLetters()
{
    const QSize wanted(fontMetrics().averageCharWidth() * Letters, fontMetrics().height() * Lines);
    resizeWithinScreen(*this, isVisible() ? wanted.expandedTo(size()) : wanted);
}

void PreferencesDialog::addPage(const QString& title, QWidget* page)
{
    m_list->addItem(title);
    page->layout()->setContentsMargins(0, 0, 0, 0); // its cards begin where the list does
    m_stack->addWidget(scrollPage(page, this));
}

QWidget* PreferencesDialog::makeNetworkPage()
{
    QPushButton* settings = pushButton(u"networkSettingsButton", tr("&Network settings…"), this);
    connect(settings, &QPushButton::clicked, this, &PreferencesDialog::networkWanted);
    m_imports = new ImportsCard(this);
    m_offline->setObjectName(u"offlineCheckBox");
    connect(m_offline, &QCheckBox::clicked, this, [this](bool isOffline) { emit onlineWanted(!isOffline); });
    auto* card = new Card(tr("Connection"), this);
    card->content()->addWidget(m_offline);
    card->content()->addWidget(m_connection);
    card->content()->addWidget(paragraph(tr("Which nodes are asked, a proxy, and a test of a connection are in the "
                                            "window of the network, beside the nodes that are connected."),
                                         this, PlainLabel::Colour::Muted));
    card->content()->addWidget(settings, 0, Qt::AlignLeft);
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setSpacing(spacing::Medium);
    column->addWidget(card);
    column->addWidget(m_imports);
    column->addStretch(1);
    return page;
}

void PreferencesDialog::layOut()
{
    m_list->setObjectName(u"preferencesPageList");
    m_list->setAccessibleName(tr("Pages of preferences"));
    fitList();
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* pages = new QHBoxLayout;
    pages->setSpacing(spacing::Medium);
    pages->addWidget(m_list);
    pages->addWidget(m_stack, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton");
    close->setAutoDefault(false); // Enter belongs to the field it is typed in
    close->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->addWidget(mutedLabel(tr("Changes take effect at once, except where there is an \"Apply\" button."), this), 1);
    foot->addWidget(buttons);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addLayout(pages, 1);
    column->addLayout(foot);
}

/// As wide as its titles, and its rows as high as their letters.
void PreferencesDialog::fitList()
{
    m_list->setFixedWidth(widestTitle(*m_list) + 2 * spacing::Large);
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setSizeHint({0, m_list->fontMetrics().height() + spacing::Medium});
}

void PreferencesDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() != QEvent::FontChange) return;
    fitList();
    growToLetters();
}

void PreferencesDialog::setPreferences(const Preferences& preferences)
{
    m_preferences = preferences;
    m_general->setPreferences(preferences);
    m_privacy->setPreferences(preferences);
    m_advanced->setPreferences(preferences);
}

AppLockCard& PreferencesDialog::appLock() { return m_privacy->appLock(); }

ListeningCard& PreferencesDialog::listening() { return m_privacy->listening(); }

void PreferencesDialog::setOnline(bool isOnline) { m_offline->setChecked(!isOnline); }

void PreferencesDialog::setConnection(const QString& words) { m_connection->setText(words); }

void PreferencesDialog::setScreenLockKnown(bool isKnown) { m_privacy->setScreenLockKnown(isKnown); }

void PreferencesDialog::setTrayKnown(bool isKnown) { m_general->tray().setTrayKnown(isKnown); }

void PreferencesDialog::showPrivacy() { m_list->setCurrentRow(1); }

void PreferencesDialog::showAdvanced() { m_list->setCurrentRow(m_list->count() - 1); }

void PreferencesDialog::tellChange()
{
    Preferences wanted = m_preferences;
    m_general->fill(wanted);
    m_privacy->fill(wanted);
    m_advanced->fill(wanted);
    emit changed(wanted);
}

} // namespace lockstep::ui
