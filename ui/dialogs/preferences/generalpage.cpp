// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/generalpage.h"

#include "ui/dialogs/preferences/traycard.h"
#include "ui/dialogs/walletfields.h"
#include "ui/format/plain/numbertext.h"
#include "ui/style/spacing.h"
#include "ui/style/textsize.h"
#include "ui/style/translations.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFormLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include <initializer_list>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

GeneralPage::GeneralPage(QWidget* parent)
    : QWidget(parent)
    , m_unit(choiceBox(u"preferredUnitBox"_s, tr("Unit of amounts")))
    , m_dates(choiceBox(u"datesBox"_s, tr("How dates are written")))
    , m_hide(new QCheckBox(tr("&Hide amounts: dots stand for the digits"), this))
    , m_textSize(choiceBox(u"textSizeBox"_s, tr("Text size")))
    , m_groups(new QCheckBox(tr("&Group addresses by four characters"), this))
    , m_start(choiceBox(u"startPageBox"_s, tr("What is shown when the window opens")))
    , m_language(choiceBox(u"languageBox"_s, tr("Language")))
    , m_metered(new QCheckBox(tr("Let &imports wait, and do not listen for payments"), this))
    , m_tray(new TrayCard(this))
{
    m_hide->setObjectName(u"hideAmountsCheckBox");
    m_groups->setObjectName(u"groupAddressesCheckBox");
    connect(m_groups, &QCheckBox::clicked, this, &GeneralPage::changed);
    m_metered->setObjectName(u"savesMeteredDataCheckBox");
    connect(m_metered, &QCheckBox::clicked, this, &GeneralPage::changed);
    connect(m_tray, &TrayCard::changed, this, &GeneralPage::changed);
    connect(m_hide, &QCheckBox::clicked, this, &GeneralPage::changed);
    makeUnits();
    makeDates();
    makeTextSizes();
    makeStartPages();
    makeThemes();
    makeLanguages();
    layOut();
}

QComboBox* GeneralPage::choiceBox(const QString& objectName, const QString& spoken)
{
    auto* box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(spoken);
    connect(box, &QComboBox::activated, this, &GeneralPage::changed);
    return box;
}

void GeneralPage::makeUnits()
{
    for (const AmountUnit unit : {AmountUnit::Bitcoin, AmountUnit::Satoshi})
        m_unit->addItem(unitText(unit), static_cast<int>(unit));
}

/// Each with a moment as it writes it: nobody has to know what ISO is.
void GeneralPage::makeDates()
{
    const std::int64_t now = QDateTime::currentSecsSinceEpoch();
    m_dates->addItem(tr("Year first: %1").arg(dateTimeText(now, DateStyle::Iso)), static_cast<int>(DateStyle::Iso));
    m_dates->addItem(tr("As the desktop: %1").arg(dateTimeText(now, DateStyle::Local)),
                     static_cast<int>(DateStyle::Local));
}

void GeneralPage::makeTextSizes()
{
    for (const int percent : {LeastTextPercent, 100, 110, 125, MostTextPercent})
        m_textSize->addItem(percentText(percent), percent);
}

void GeneralPage::makeStartPages()
{
    m_start->addItem(tr("What was shown last"), static_cast<int>(StartPage::LastShown));
    m_start->addItem(tr("All wallets"), static_cast<int>(StartPage::AllWallets));
}

void GeneralPage::makeThemes()
{
    const auto add = [this](ThemeChoice choice, const QString& objectName, const QString& text) {
        auto* button = new QRadioButton(text, this);
        button->setObjectName(objectName);
        m_themes[choice] = button;
        connect(button, &QRadioButton::clicked, this, &GeneralPage::changed);
    };
    add(ThemeChoice::System, u"systemThemeRadioButton"_s, tr("As the &desktop"));
    add(ThemeChoice::Light, u"lightThemeRadioButton"_s, tr("&Light"));
    add(ThemeChoice::Dark, u"darkThemeRadioButton"_s, tr("Da&rk"));
    QWidget* before = m_hide;
    for (const auto& [choice, button] : m_themes) {
        setTabOrder(before, button);
        before = button;
    }
    for (QWidget* next : std::initializer_list<QWidget*>{m_textSize, m_groups, m_start, m_language, m_metered}) {
        setTabOrder(before, next);
        before = next;
    }
}

void GeneralPage::makeLanguages()
{
    m_language->addItem(tr("As the desktop"), QString());
    for (const Language& language : availableLanguages()) m_language->addItem(language.name, language.code);
}

void GeneralPage::layOut()
{
    const auto formOf = [](std::initializer_list<std::pair<QString, QComboBox*>> rows) {
        auto* form = new QFormLayout;
        form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
        for (const auto& [label, field] : rows) form->addRow(label, field);
        return form;
    };
    auto* amounts = new Card(tr("Amounts and dates"), this);
    amounts->content()->addLayout(formOf({{tr("&Unit"), m_unit}, {tr("Da&tes"), m_dates}}));
    amounts->content()->addWidget(m_hide);
    auto* look = new Card(tr("Look"), this);
    for (const auto& [choice, button] : m_themes) look->content()->addWidget(button);
    look->content()->addLayout(formOf({{tr("Text si&ze"), m_textSize}}));
    look->content()->addWidget(m_groups);
    auto* start = new Card(tr("When the window opens"), this);
    start->content()->addLayout(formOf({{tr("Sho&w"), m_start}}));
    auto* language = new Card(tr("Language"), this);
    language->content()->addLayout(formOf({{tr("L&anguage"), m_language}}));
    language->content()->addWidget(
        paragraph(tr("A new language is used from the next start on."), this, PlainLabel::Colour::Muted));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::Medium);
    auto* metered = new Card(tr("On a metered connection"), this);
    metered->content()->addWidget(m_metered);
    metered->content()->addWidget(paragraph(
        tr("Metered: what goes over it is counted or paid for, as a telephone's often is. An import can take "
           "gigabytes, listening about 500 MB a day. New blocks are followed in any case: a few megabytes a day. "
           "NetworkManager tells which connection is metered; where it does not, none counts as "
           "metered."),
        this, PlainLabel::Colour::Muted));
    for (Card* card : {amounts, look, start, language, metered}) column->addWidget(card);
    column->addWidget(m_tray);
    column->addStretch(1);
    alignFields();
}

/// In one column and equally wide, though each card has its own.
void GeneralPage::alignFields()
{
    int widest = 0;
    for (const QComboBox* box : {m_unit, m_dates, m_textSize, m_start, m_language})
        widest = qMax(widest, box->sizeHint().width());
    for (QComboBox* box : {m_unit, m_dates, m_textSize, m_start, m_language}) box->setMinimumWidth(widest);
    alignFieldNames(*this);
}

void GeneralPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) alignFields();
}

/// Also one that somebody wrote into the file.
void GeneralPage::showTextSize(int percent)
{
    if (m_textSize->findData(percent) < 0) m_textSize->addItem(percentText(percent), percent);
    m_textSize->setCurrentIndex(m_textSize->findData(percent));
}

void GeneralPage::setPreferences(const Preferences& preferences)
{
    m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(preferences.amounts.unit)));
    m_hide->setChecked(preferences.amounts.isHidden);
    m_dates->setCurrentIndex(m_dates->findData(static_cast<int>(preferences.dates)));
    m_groups->setChecked(preferences.groupsAddresses);
    m_themes.at(preferences.theme)->setChecked(true);
    showTextSize(preferences.textPercent);
    m_start->setCurrentIndex(m_start->findData(static_cast<int>(preferences.startPage)));
    m_metered->setChecked(preferences.savesMeteredData);
    m_tray->setPreferences(preferences);
    m_language->setCurrentIndex(qMax(0, m_language->findData(preferences.language)));
}

void GeneralPage::fill(Preferences& preferences) const
{
    preferences.amounts.unit = static_cast<AmountUnit>(m_unit->currentData().toInt());
    preferences.amounts.isHidden = m_hide->isChecked();
    preferences.dates = static_cast<DateStyle>(m_dates->currentData().toInt());
    preferences.textPercent = m_textSize->currentData().toInt();
    preferences.startPage = static_cast<StartPage>(m_start->currentData().toInt());
    preferences.groupsAddresses = m_groups->isChecked();
    preferences.savesMeteredData = m_metered->isChecked();
    m_tray->fill(preferences);
    for (const auto& [choice, button] : m_themes)
        if (button->isChecked()) preferences.theme = choice;
    preferences.language = m_language->currentData().toString();
}

} // namespace lockstep::ui
