// SPDX-License-Identifier: MIT

#include "ui/widgets/fields/amountedit.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace lockstep::ui {

AmountEdit::AmountEdit(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_unit(new QComboBox(this))
    , m_problem(paragraph({}, this, PlainLabel::Colour::Problem))
{
    m_text->setObjectName(u"amountEdit");
    m_text->setFont(amountFont(font()));
    m_text->setMaxLength(40);
    m_text->setLayoutDirection(Qt::LeftToRight); // numbers read so in every language
    m_unit->setObjectName(u"amountUnitBox");
    m_unit->setAccessibleName(tr("Unit of the amount"));
    for (const AmountUnit unit : {AmountUnit::Bitcoin, AmountUnit::Satoshi})
        m_unit->addItem(unitText(unit), static_cast<int>(unit));
    setUnit(m_shownUnit);
    m_problem->setObjectName(u"amountProblemLabel");
    m_problem->hide();
    setAccessibleField(tr("Amount"));
    setFocusPolicy(Qt::StrongFocus); // or the letter underlined in its label would do nothing
    setFocusProxy(m_text);

    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Small);
    row->addWidget(m_text, 1);
    row->addWidget(m_unit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(row);
    column->addWidget(m_problem);

    connect(m_text, &QLineEdit::textChanged, this, [this] {
        showProblem();
        emit changed();
    });
    connect(m_unit, &QComboBox::currentIndexChanged, this, &AmountEdit::convert);
}

void AmountEdit::selectAll() { m_text->selectAll(); }

bool AmountEdit::isEmpty() const { return m_text->text().trimmed().isEmpty(); }

std::optional<Amount> AmountEdit::amount() const
{
    if (m_text->isReadOnly()) return m_given;
    const auto typed = amountFromText(m_text->text(), m_shownUnit);
    return typed && typed->satoshis() > 0 ? typed : std::nullopt;
}

QString AmountEdit::problem() const
{
    if (m_text->isReadOnly()) return {};
    const auto typed = amountFromText(m_text->text(), m_shownUnit);
    if (typed && typed->satoshis() == 0)
        return m_isRequired ? tr("Type an amount greater than zero.") : tr("Type more than zero, or nothing.");
    return amountProblem(m_text->text(), m_shownUnit);
}

void AmountEdit::setAmount(std::optional<Amount> amount)
{
    m_given = amount;
    if (m_text->isReadOnly()) return showGiven();
    m_text->setText(amount ? amountText(amount->satoshis(), m_shownUnit) : QString());
}

AmountUnit AmountEdit::unit() const { return m_shownUnit; }

void AmountEdit::setUnit(AmountUnit unit) { m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(unit))); }

void AmountEdit::setReadOnly(bool isReadOnly)
{
    if (isReadOnly == m_text->isReadOnly()) return;
    const auto shown = amount();
    m_text->setReadOnly(isReadOnly);
    setAmount(shown);
    showProblem();
}

void AmountEdit::showGiven()
{
    const bool isHidden = AmountDisplay::current().isHidden;
    m_text->setText(!m_given       ? QString()
                        : isHidden ? amountText(m_given->satoshis())
                                   : amountText(m_given->satoshis(), m_shownUnit));
}

void AmountEdit::followUnit()
{
    const AmountUnit before = std::exchange(m_preferred, AmountDisplay::current().unit);
    if (m_preferred != before && (isEmpty() || m_text->isReadOnly())) setUnit(m_preferred);
    if (m_text->isReadOnly()) showGiven();
}

void AmountEdit::setAccessibleField(const QString& name) { m_text->setAccessibleName(name); }

void AmountEdit::showProblem()
{
    const QString words = problem();
    m_problem->say(words);
    m_text->setAccessibleDescription(words);
}

/// The sum stays the same; a text that is none is judged anew in the other unit.
void AmountEdit::convert()
{
    const auto typed = amount();
    m_shownUnit = static_cast<AmountUnit>(m_unit->currentData().toInt());
    if (typed) return setAmount(typed);
    showProblem();
    emit changed();
}

} // namespace lockstep::ui
