// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/privacypage.h"

#include "ui/dialogs/preferences/applockcard.h"
#include "ui/dialogs/preferences/listeningcard.h"
#include "ui/style/spacing.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostMinutes = 60;
constexpr int MostSeconds = 600;
constexpr int SecondsStep = 5;

QSpinBox* timeBox(const QString& objectName, const QString& spoken, int most, const QString& suffix, QWidget* parent)
{
    auto* box = new QSpinBox(parent);
    box->setObjectName(objectName);
    box->setAccessibleName(spoken);
    box->setRange(0, most);
    box->setSuffix(suffix);
    box->setSpecialValueText(PrivacyPage::tr("Never"));
    return box;
}

QFormLayout* oneField(const QString& label, QWidget* field)
{
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->addRow(label, field);
    return form;
}

} // namespace

PrivacyPage::PrivacyPage(QWidget* parent)
    : QWidget(parent)
    //: After a number of minutes
    , m_autoLock(timeBox(u"autoLockBox"_s, tr("Lock wallets after so many minutes without use"), MostMinutes,
                         tr(" min"), this))
    , m_minimised(makeBox(u"lockMinimisedCheckBox"_s, tr("When the window is &minimised")))
    , m_screen(makeBox(u"lockScreenCheckBox"_s, tr("When the &screen locks or the computer sleeps")))
    , m_screenReason(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_appLock(new AppLockCard(this))
    //: After a number of seconds
    , m_clipboard(
          timeBox(u"clipboardBox"_s, tr("Clear the clipboard after so many seconds"), MostSeconds, tr(" s"), this))
    , m_payments(makeBox(u"notifyPaymentsCheckBox"_s, tr("&Payments")))
    , m_imports(makeBox(u"notifyImportsCheckBox"_s, tr("Finished &imports")))
    , m_errors(makeBox(u"notifyErrorsCheckBox"_s, tr("Wallets that s&top")))
    , m_amounts(makeBox(u"notifyAmountsCheckBox"_s, tr("Show &amounts in them")))
    , m_amountsReason(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_listening(new ListeningCard(this))
{
    m_screenReason->setObjectName(u"lockScreenReasonLabel");
    m_amountsReason->setObjectName(u"notifyAmountsReasonLabel");
    m_clipboard->setSingleStep(SecondsStep);
    for (QSpinBox* box : {m_autoLock, m_clipboard}) connect(box, &QSpinBox::valueChanged, this, &PrivacyPage::changed);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(spacing::Medium);
    column->addWidget(makeLockCard());
    column->addWidget(m_appLock);
    column->addWidget(makeClipboardCard());
    column->addWidget(makeNotificationsCard());
    column->addWidget(m_listening);
    column->addStretch(1);
    setScreenLockKnown(true);
    judge();
}

QCheckBox* PrivacyPage::makeBox(const QString& objectName, const QString& text)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(objectName);
    connect(box, &QCheckBox::clicked, this, &PrivacyPage::changed);
    return box;
}

QWidget* PrivacyPage::makeLockCard()
{
    auto* card = new Card(tr("Lock all wallets"), this);
    card->content()->addLayout(oneField(tr("Without &use for"), m_autoLock));
    card->content()->addWidget(m_minimised);
    card->content()->addWidget(m_screen);
    card->content()->addWidget(m_screenReason);
    card->content()->addWidget(
        paragraph(tr("Only wallets that have a passphrase can be locked. They follow the chain all the same."), this,
                  PlainLabel::Colour::Muted));
    return card;
}

QWidget* PrivacyPage::makeClipboardCard()
{
    auto* card = new Card(tr("Clipboard"), this);
    card->content()->addLayout(oneField(tr("&Clear it after"), m_clipboard));
    card->content()->addWidget(paragraph(tr("A public key or descriptor that was copied shows all payments of its "
                                            "wallet. It also goes when a wallet is locked and when Lockstep ends. "
                                            "Addresses stay: they are made to be pasted."),
                                         this, PlainLabel::Colour::Muted));
    return card;
}

QWidget* PrivacyPage::makeNotificationsCard()
{
    auto* card = new Card(tr("Notifications of the desktop"), this);
    for (QCheckBox* box : {m_payments, m_imports, m_errors, m_amounts}) card->content()->addWidget(box);
    card->content()->addWidget(m_amountsReason);
    return card;
}

void PrivacyPage::setScreenLockKnown(bool isKnown)
{
    m_screen->setEnabled(isKnown);
    m_screenReason->setText(tr("Not here: this desktop does not tell when that happens."));
    m_screenReason->setVisible(!isKnown);
}

void PrivacyPage::judge()
{
    QString reason;
    if (!m_payments->isChecked())
        reason = tr("Only notifications of payments have amounts.");
    else if (m_areAmountsHidden)
        reason = tr("None while amounts are hidden, whatever is chosen here.");
    else
        reason = tr("Never for a locked wallet. Whoever sees the screen sees the amounts.");
    m_amounts->setEnabled(m_payments->isChecked());
    m_amountsReason->setText(reason);
    m_amounts->setAccessibleDescription(reason);
}

void PrivacyPage::setPreferences(const Preferences& preferences)
{
    const QSignalBlocker quietLock(m_autoLock);
    const QSignalBlocker quietClipboard(m_clipboard);
    m_autoLock->setValue(preferences.autoLockMinutes);
    m_minimised->setChecked(preferences.locksWhenMinimised);
    m_screen->setChecked(preferences.locksWithScreen);
    m_clipboard->setValue(preferences.clipboardSeconds);
    m_payments->setChecked(preferences.notifications.payments);
    m_imports->setChecked(preferences.notifications.imports);
    m_errors->setChecked(preferences.notifications.errors);
    m_amounts->setChecked(preferences.notifications.amounts);
    m_areAmountsHidden = preferences.amounts.isHidden;
    judge();
}

void PrivacyPage::fill(Preferences& preferences) const
{
    preferences.autoLockMinutes = m_autoLock->value();
    preferences.locksWhenMinimised = m_minimised->isChecked();
    preferences.locksWithScreen = m_screen->isChecked();
    preferences.clipboardSeconds = m_clipboard->value();
    preferences.notifications
        = {m_payments->isChecked(), m_imports->isChecked(), m_errors->isChecked(), m_amounts->isChecked()};
}

} // namespace lockstep::ui
