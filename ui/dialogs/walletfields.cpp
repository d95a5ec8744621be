// SPDX-License-Identifier: MIT

#include "ui/dialogs/walletfields.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/wallets/addressstarts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/secrets/capslockwatch.h"
#include "ui/widgets/secrets/passphrasestrength.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateEdit>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>
#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype MaxNameLength = 60;

struct WalletFields
{
    Q_DECLARE_TR_FUNCTIONS(WalletFields)
};

} // namespace

QLineEdit* walletNameEdit(QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(u"nameEdit");
    edit->setAccessibleName(WalletFields::tr("Name of the wallet"));
    edit->setPlaceholderText(WalletFields::tr("For example: Savings"));
    return edit;
}

QString nameProblem(const QLineEdit& edit, const QStringList& taken)
{
    const QString name = edit.text().trimmed();
    if (name.isEmpty()) return WalletFields::tr("Give the wallet a name.");
    // A field that takes no more would cut what is pasted, without a word.
    if (const qsizetype length = name.toUcs4().size(); length > MaxNameLength)
        return WalletFields::tr("A name has at most %1 characters; this one has %2.").arg(MaxNameLength).arg(length);
    const auto namesake = std::ranges::find_if(
        taken, [&](const QString& other) { return other.toCaseFolded() == name.toCaseFolded(); }); // as they are stored
    return namesake == taken.end()
        ? QString()
        : WalletFields::tr("A wallet is called \"%1\" already. Choose another name.").arg(*namesake);
}

int alignFieldNames(const QWidget& form, int least)
{
    QList<QLabel*> names = form.findChildren<QLabel*>();
    names.removeIf([](const QLabel* label) { return !label->buddy(); });
    int widest = least;
    for (const QLabel* name : std::as_const(names)) widest = std::max(widest, name->sizeHint().width());
    for (QLabel* name : std::as_const(names)) name->setMinimumWidth(widest);
    // A style's own distance depends on the kind of field, so that two forms would begin in different places.
    for (QFormLayout* fields : form.findChildren<QFormLayout*>()) fields->setHorizontalSpacing(spacing::Medium);
    return widest;
}

QComboBox* accountTypeBox(Network network, QWidget* parent)
{
    const AddressStarts starts = addressStarts(network);
    auto* box = new QComboBox(parent);
    box->setObjectName(u"accountTypeBox");
    box->setAccessibleName(WalletFields::tr("Kind of addresses"));
    //: %1: how its addresses begin, as bc1q
    box->addItem(WalletFields::tr("Native segwit (BIP84) · %1…").arg(starts.segwit), int(AccountType::Bip84));
    box->addItem(WalletFields::tr("Taproot (BIP86) · %1…").arg(starts.taproot), int(AccountType::Bip86));
    box->addItem(WalletFields::tr("Nested segwit (BIP49) · %1…").arg(starts.nested), int(AccountType::Bip49));
    box->addItem(WalletFields::tr("Legacy (BIP44) · %1…").arg(starts.legacy), int(AccountType::Bip44));
    return box;
}

AccountType accountTypeOf(const QComboBox& box) { return static_cast<AccountType>(box.currentData().toInt()); }

PassphraseFields::PassphraseFields(QWidget* parent)
    : QWidget(parent)
    , m_first(new SecretEdit(this))
    , m_second(new SecretEdit(this))
    , m_reveal(revealButton(*m_first, this))
    , m_caps(new CapsLockWatch(this))
    , m_capsHint(mutedLabel({}, this))
    , m_strength(mutedLabel({}, this))
    , m_none(new QCheckBox(tr("None: &whoever uses this computer can spend"), this))
    , m_meaning(paragraph(tr("⚠ Without a passphrase, whoever uses this computer or copies its files can look at the "
                             "recovery words and spend all its coins."),
                          this))
    , m_sure(new QCheckBox(tr("I &know, and want none"), this))
{
    m_first->setObjectName(u"passphraseEdit");
    m_second->setObjectName(u"passphraseAgainEdit");
    m_none->setObjectName(u"noPassphraseBox");
    m_meaning->setObjectName(u"noPassphraseMeaningLabel");
    m_sure->setObjectName(u"noPassphraseSureBox");
    m_sure->setAccessibleDescription(m_meaning->text());
    m_strength->setObjectName(u"strengthLabel");
    m_capsHint->setObjectName(u"capsLockLabel");
    m_first->setAccessibleName(tr("Passphrase"));
    m_second->setAccessibleName(tr("Passphrase, again"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(layOutFields());
    column->addWidget(m_none);
    column->addWidget(m_meaning);
    column->addWidget(m_sure);
    connect(m_none, &QCheckBox::toggled, this, &PassphraseFields::showNone);
    showNone();
    connect(m_first, &SecretEdit::secretChanged, this, &PassphraseFields::showStrength);
    showStrength();
    connect(m_sure, &QCheckBox::toggled, this, &PassphraseFields::changed);
    for (SecretEdit* edit : {m_first, m_second}) {
        connect(edit, &SecretEdit::secretChanged, this, &PassphraseFields::changed);
        m_caps->watch(*edit);
    }
    connect(m_caps, &CapsLockWatch::changed, this,
            [this] { m_capsHint->say(m_caps->isOn() ? CapsLockWatch::words() : QString()); });
    m_capsHint->say({});
}

/// A grid, so that both fields are as long though the button is beside one.
QLayout* PassphraseFields::layOutFields()
{
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(spacing::Medium);
    const auto addName = [&](const QString& text, QWidget* field, int row) {
        auto* name = new QLabel(text, this);
        name->setBuddy(field);
        fields->addWidget(name, row, 0);
        fields->addWidget(field, row, 1);
    };
    addName(tr("&Passphrase"), m_first, 0);
    fields->addWidget(m_strength, 1, 1, 1, 2);
    addName(tr("&Again"), m_second, 2);
    fields->addWidget(m_reveal, 2, 2);
    fields->addWidget(m_capsHint, 3, 1, 1, 2);
    fields->setColumnStretch(1, 1);
    connect(m_reveal, &QToolButton::toggled, m_second, &SecretEdit::setRevealed);
    addRevealKey(*m_reveal, *m_second);
    return fields;
}

void PassphraseFields::cover() { m_reveal->setChecked(false); }

void PassphraseFields::showNone()
{
    m_first->setEnabled(!isNone());
    m_second->setEnabled(!isNone());
    m_reveal->setEnabled(!isNone());
    m_meaning->setVisible(isNone());
    m_sure->setVisible(isNone());
    for (QWidget* off : {static_cast<QWidget*>(m_second), static_cast<QWidget*>(m_reveal)})
        off->setAccessibleDescription(isNone() ? m_none->text() : QString()); // why nothing is typed there
    m_sure->setChecked(false); // a change of mind is asked about again
    if (isNone()) wipe();
    emit changed();
}

void PassphraseFields::wipe()
{
    cover();
    m_first->wipe();
    m_second->wipe();
}

void PassphraseFields::setNoneOffered(bool isOffered)
{
    if (!isOffered) m_none->setChecked(false);
    m_none->setVisible(isOffered);
}

bool PassphraseFields::isNone() const { return m_none->isChecked(); }

void PassphraseFields::showStrength()
{
    const auto words = [this]() -> QString {
        switch (passphraseStrength(m_first->secret().span())) {
        case Strength::None: return tr("Four or more unrelated words hold best.");
        case Strength::Weak: return tr("Weak: a program guesses it quickly.");
        case Strength::Fair: return tr("Fair: a word or two more would hold longer.");
        case Strength::Good: return tr("Good: hard to guess.");
        case Strength::Strong: return tr("Strong: very hard to guess.");
        }
        return {};
    };
    m_strength->setText(words());
    m_first->setAccessibleDescription(m_strength->text());
}

QString PassphraseFields::problem() const
{
    if (isNone()) return m_sure->isChecked() ? QString() : tr("Tick that you know what it means to have none.");
    if (m_first->isEmpty() && m_none->isHidden()) return tr("Type a passphrase for the file.");
    if (m_first->isEmpty()) return tr("Type a passphrase, or choose to have none.");
    return m_first->equals(*m_second) ? QString() : tr("The two passphrases differ.");
}

void PassphraseFields::focusFirst()
{
    if (!isNone()) return m_first->setFocus();
    m_sure->isChecked() ? m_none->setFocus() : m_sure->setFocus();
}

Protection PassphraseFields::protection() const
{
    Protection protection;
    if (!m_none->isChecked()) protection.passphrase = m_first->secret();
    return protection;
}

BirthdayFields::BirthdayFields(QWidget* parent)
    : QWidget(parent)
    , m_byDate(new QRadioButton(tr("Since a &day"), this))
    , m_byHeight(new QRadioButton(tr("Since a b&lock"), this))
    , m_unknown(new QRadioButton(tr("I do not &know: from the first block"), this))
    , m_date(new QDateEdit(QDate::currentDate().addYears(-1), this))
    , m_height(new QSpinBox(this))
{
    m_byDate->setObjectName(u"birthdayDateButton");
    m_byHeight->setObjectName(u"birthdayHeightButton");
    m_unknown->setObjectName(u"birthdayUnknownButton");
    m_date->setObjectName(u"birthdayDateEdit");
    m_date->setAccessibleName(tr("Day of the first payment, or before"));
    m_date->setDisplayFormat(dayEntryFormat());
    m_date->setCalendarPopup(true);
    m_date->setMinimumDate(QDate(2009, 1, 3)); // a day to come can be typed: it is refused in words
    m_height->setObjectName(u"birthdayHeightBox");
    m_height->setAccessibleName(tr("Block of the first payment, or before"));
    m_height->setRange(0, std::numeric_limits<int>::max());
    m_height->setGroupSeparatorShown(true);
    m_unknown->setChecked(true);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_unknown, 0, 0, 1, 2);
    grid->addWidget(m_byDate, 1, 0);
    grid->addWidget(m_date, 1, 1);
    grid->addWidget(m_byHeight, 2, 0);
    grid->addWidget(m_height, 2, 1);
    grid->setColumnStretch(1, 1);
    m_date->setEnabled(false);
    m_height->setEnabled(false);
    connect(m_byDate, &QRadioButton::toggled, m_date, &QWidget::setEnabled);
    connect(m_byHeight, &QRadioButton::toggled, m_height, &QWidget::setEnabled);
    for (QRadioButton* button : {m_unknown, m_byDate, m_byHeight})
        connect(button, &QRadioButton::toggled, this, [this](bool isChosen) {
            if (isChosen) emit changed();
        });
    connect(m_date, &QDateEdit::dateChanged, this, &BirthdayFields::changed);
    connect(m_height, &QSpinBox::valueChanged, this, &BirthdayFields::changed);
}

void BirthdayFields::setBirthday(const Birthday& birthday)
{
    if (const auto* height = std::get_if<BlockHeight>(&birthday.since)) {
        m_height->setValue(height->value);
        m_byHeight->setChecked(true);
    } else if (const auto* day = std::get_if<QDate>(&birthday.since)) {
        m_date->setDate(*day);
        m_byDate->setChecked(true);
    } else if (std::holds_alternative<Birthday::Now>(birthday.since)) {
        m_date->setDate(QDate::currentDate());
        m_byDate->setChecked(true);
    } else {
        m_unknown->setChecked(true);
    }
}

/// It may be typed into: another unit alone does not disturb that.
void BirthdayFields::followUnit()
{
    if (m_date->displayFormat() != dayEntryFormat()) m_date->setDisplayFormat(dayEntryFormat());
}

QWidget* BirthdayFields::chosenField() const
{
    if (m_byDate->isChecked()) return m_date;
    if (m_byHeight->isChecked()) return m_height;
    return m_unknown;
}

void BirthdayFields::focusChosen() { chosenField()->setFocus(); }

Birthday BirthdayFields::birthday() const
{
    if (m_byDate->isChecked()) return {m_date->date()};
    if (m_byHeight->isChecked()) return {BlockHeight{m_height->value()}};
    return {Birthday::Unknown{}};
}

} // namespace lockstep::ui
