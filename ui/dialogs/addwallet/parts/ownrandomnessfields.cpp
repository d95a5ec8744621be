// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/ownrandomnessfields.h"

#include "ui/dialogs/fieldmessage.h"
#include "ui/style/spacing.h"
#include "ui/widgets/secrets/capslockwatch.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

OwnRandomnessFields::OwnRandomnessFields(QWidget* parent)
    : OptionalFields(tr("Mix in &randomness of your own"), u"ownRandomnessBox"_s, parent)
    , m_kind(new QComboBox(body()))
    , m_name(new QLabel(body()))
    , m_edit(new SecretEdit(body()))
    , m_reveal(revealButton(*m_edit, body()))
    , m_count(mutedLabel({}, body()))
    , m_message(fieldMessage(u"randomnessProblemLabel", body()))
{
    m_kind->setObjectName(u"randomnessKindBox");
    m_kind->setAccessibleName(tr("What the randomness is made with"));
    m_kind->addItem(tr("A die: 1 to 6"), int(HandEntropy::Dice));
    m_kind->addItem(tr("A coin: 0 and 1"), int(HandEntropy::Coins));
    m_kind->addItem(tr("Hexadecimal digits"), int(HandEntropy::Hex));
    m_edit->setObjectName(u"randomnessEdit");
    m_reveal->setObjectName(u"revealRandomnessButton");
    m_count->setObjectName(u"randomnessCountLabel");
    layOut(
        tr("It is mixed with this computer's own randomness (SHA-256 of both) and never takes its place: bad dice "
           "cannot make the wallet weak. What you type does not give the words again, and is forgotten once they are "
           "made."),
        fields(), m_message);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        m_edit->wipe(); // rolls are no coins
        showKind();
    });
    connect(m_edit, &SecretEdit::secretChanged, this, &OwnRandomnessFields::showCount);
    showKind();
}

QLayout* OwnRandomnessFields::fields()
{
    auto* kindName = new QLabel(tr("Made wit&h"), body());
    kindName->setBuddy(m_kind);
    m_name->setBuddy(m_edit);
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(spacing::Medium);
    fields->addWidget(kindName, 0, 0);
    fields->addWidget(m_kind, 0, 1, 1, 2);
    fields->addWidget(m_name, 1, 0);
    fields->addWidget(m_edit, 1, 1);
    fields->addWidget(m_reveal, 1, 2);
    fields->addWidget(m_count, 2, 1, 1, 2);
    fields->setColumnStretch(1, 1);
    return fields;
}

void OwnRandomnessFields::unfolded(bool isWanted)
{
    cover();
    m_edit->wipe();
    if (isWanted) m_kind->setFocus();
}

HandEntropy OwnRandomnessFields::kind() const { return static_cast<HandEntropy>(m_kind->currentData().toInt()); }

OwnRandomness OwnRandomnessFields::typed() const { return {kind(), m_edit->secret()}; }

void OwnRandomnessFields::setWordCount(int count)
{
    m_wordCount = count;
    showCount();
}

void OwnRandomnessFields::showKind()
{
    switch (kind()) {
    case HandEntropy::Dice: m_name->setText(tr("Ro&lls")); break;
    case HandEntropy::Coins: m_name->setText(tr("F&lips")); break;
    case HandEntropy::Hex: m_name->setText(tr("&Digits")); break;
    }
    m_edit->setAccessibleName(m_name->text().remove(u'&'));
    showCount();
}

/// How many there are is no secret; the field says it to whom cannot see the line.
void OwnRandomnessFields::showCount()
{
    sayUnder(*m_edit, *m_message, {});
    const bool isDone = m_edit->isEmpty() && isInWords();
    const auto count = randomnessTyped(typed());
    if (!count)
        m_count->setText(strangeText(count.error().detail));
    else
        m_count->setText(isDone ? tr("What you typed is in the words.")
                                : tr("%1 of %2").arg(*count).arg(randomnessNeeded(kind(), m_wordCount)));
    m_edit->setAccessibleDescription(m_count->text());
}

QString OwnRandomnessFields::strangeText(const std::string& place) const
{
    const QString at = QString::fromStdString(place);
    switch (kind()) {
    case HandEntropy::Dice: return tr("Character %1 is no roll of a die: they are 1 to 6.").arg(at);
    case HandEntropy::Coins: return tr("Character %1 is neither 0 nor 1.").arg(at);
    case HandEntropy::Hex: break;
    }
    return tr("Character %1 is no hexadecimal digit: they are 0 to 9 and a to f.").arg(at);
}

QString OwnRandomnessFields::problem() const
{
    if (!isWanted() || (m_edit->isEmpty() && isInWords())) return {};
    const auto count = randomnessTyped(typed());
    if (!count) return strangeText(count.error().detail);
    const int needed = randomnessNeeded(kind(), m_wordCount);
    if (*count >= needed) return {};
    return tr("%1 more are needed: %2 words take %3. Or clear the checkbox.")
        .arg(needed - *count)
        .arg(m_wordCount)
        .arg(needed);
}

bool OwnRandomnessFields::isSound() { return sayUnder(*m_edit, *m_message, problem()); }

bool OwnRandomnessFields::isWaiting() const { return isWanted() && !m_edit->isEmpty(); }

std::optional<OwnRandomness> OwnRandomnessFields::take()
{
    std::optional<OwnRandomness> own;
    if (isWaiting()) own = typed();
    m_usedFor = own ? m_wordCount : 0;
    cover();
    m_edit->wipe();
    return own;
}

void OwnRandomnessFields::cover() { m_reveal->setChecked(false); }

} // namespace lockstep::ui
