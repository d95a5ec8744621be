// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/generalpage.h"

#include "ui/style/spacing.h"
#include "ui/style/translations.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QRadioButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

GeneralPage::GeneralPage(QWidget* parent)
    : QWidget(parent)
    , m_unit(new QComboBox(this))
    , m_hide(new QCheckBox(tr("&Hide amounts: dots stand for the digits"), this))
    , m_language(new QComboBox(this))
    , m_metered(new QCheckBox(tr("Let &imports wait, and do not listen for payments"), this))
{
    m_hide->setObjectName(u"hideAmountsCheckBox");
    m_metered->setObjectName(u"savesMeteredDataCheckBox");
    connect(m_metered, &QCheckBox::clicked, this, &GeneralPage::changed);
    connect(m_hide, &QCheckBox::clicked, this, &GeneralPage::changed);
    makeUnits();
    makeThemes();
    makeLanguages();
    layOut();
}

void GeneralPage::makeUnits()
{
    m_unit->setObjectName(u"preferredUnitBox");
    m_unit->setAccessibleName(tr("Unit of amounts"));
    for (const AmountUnit unit : {AmountUnit::Bitcoin, AmountUnit::Satoshi})
        m_unit->addItem(unitText(unit), static_cast<int>(unit));
    connect(m_unit, &QComboBox::activated, this, &GeneralPage::changed);
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
    setTabOrder(m_themes.at(ThemeChoice::Dark), m_language);
    setTabOrder(m_language, m_metered);
}

void GeneralPage::makeLanguages()
{
    m_language->setObjectName(u"languageBox");
    m_language->setAccessibleName(tr("Language"));
    m_language->addItem(tr("As the desktop"), QString());
    for (const Language& language : availableLanguages()) m_language->addItem(language.name, language.code);
    connect(m_language, &QComboBox::activated, this, &GeneralPage::changed);
}

void GeneralPage::layOut()
{
    auto* amounts = new Card(tr("Amounts"), this);
    auto* unit = new QFormLayout;
    unit->addRow(tr("&Unit"), m_unit);
    unit->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    amounts->content()->addLayout(unit);
    amounts->content()->addWidget(m_hide);
    auto* themes = new Card(tr("Theme"), this);
    for (const auto& [choice, button] : m_themes) themes->content()->addWidget(button);
    auto* language = new Card(tr("Language"), this);
    language->content()->addWidget(m_language, 0, Qt::AlignLeft);
    language->content()->addWidget(
        paragraph(tr("A new language is used from the next start on."), this, PlainLabel::Colour::Muted));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::Medium);
    auto* metered = new Card(tr("On a metered connection"), this);
    metered->content()->addWidget(m_metered);
    metered->content()->addWidget(paragraph(
        tr("An import can take gigabytes, listening half of one a day. New blocks are followed in any case: a "
           "few megabytes a day. NetworkManager tells which connection is metered; where it does not, none counts as "
           "metered."),
        this, PlainLabel::Colour::Muted));
    for (Card* card : {amounts, themes, language, metered}) column->addWidget(card);
    column->addStretch(1);
}

void GeneralPage::setPreferences(const Preferences& preferences)
{
    m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(preferences.amounts.unit)));
    m_hide->setChecked(preferences.amounts.isHidden);
    m_themes.at(preferences.theme)->setChecked(true);
    m_metered->setChecked(preferences.savesMeteredData);
    m_language->setCurrentIndex(qMax(0, m_language->findData(preferences.language)));
}

void GeneralPage::fill(Preferences& preferences) const
{
    preferences.amounts.unit = static_cast<AmountUnit>(m_unit->currentData().toInt());
    preferences.amounts.isHidden = m_hide->isChecked();
    preferences.savesMeteredData = m_metered->isChecked();
    for (const auto& [choice, button] : m_themes)
        if (button->isChecked()) preferences.theme = choice;
    preferences.language = m_language->currentData().toString();
}

} // namespace lockstep::ui
