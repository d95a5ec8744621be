// SPDX-License-Identifier: MIT

#include "ui/pages/transactions/historyfilter.h"

#include "ui/format/plain/datetext.h"
#include "ui/format/wallets/addresstext.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/fields/typingrest.h"
#include "ui/widgets/layout/flowlayout.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QDate FirstDay(2009, 1, 3); ///< Of the chain.

template <typename T>
T chosen(const QComboBox& box)
{
    return static_cast<T>(box.currentData().toInt());
}

template <typename T>
void addChoice(QComboBox& box, const QString& text, T value)
{
    box.addItem(text, static_cast<int>(value));
}

} // namespace

HistoryFilter::HistoryFilter(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_date(new QComboBox(this))
    , m_from(dayEdit(u"fromDateEdit"_s, tr("First day")))
    , m_to(dayEdit(u"toDateEdit"_s, tr("Last day")))
    , m_minimum(new QLineEdit(this))
    , m_unlabelled(new QCheckBox(tr("Only &unlabelled"), this))
    , m_clear(pushButton(u"clearFiltersButton", Glyph::Close, tr("C&lear filters"), this))
    , m_problem(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_rest(new TypingRest(this))
    , m_unit(AmountDisplay::current().unit)
{
    build();
    auto* bar = new FlowLayout(spacing::Small);
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_text, m_kind, m_date, m_from, m_to, m_minimum, m_unlabelled, m_clear})
        bar->addWidget(widget);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Tight);
    column->addLayout(bar);
    column->addWidget(m_problem);
    connectParts();
    showRange();
}

void HistoryFilter::build()
{
    m_text->setObjectName(u"searchEdit"); // the window's Find looks for this name
    m_text->setAccessibleName(tr("Find payments by address, transaction id or label"));
    m_text->setPlaceholderText(tr("Address, txid, label…"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_kind->setObjectName(u"historyKindBox");
    m_kind->setAccessibleName(tr("Type of payments"));
    addChoice(*m_kind, tr("All types"), HistoryQuery::Kind::All);
    addChoice(*m_kind, tr("Received"), HistoryQuery::Kind::Received);
    addChoice(*m_kind, tr("Sent"), HistoryQuery::Kind::Sent);
    addChoice(*m_kind, tr("Mined"), HistoryQuery::Kind::Mined);
    addChoice(*m_kind, tr("Transfers"), HistoryQuery::Kind::Transfers);
    m_date->setObjectName(u"historyDateBox");
    m_date->setAccessibleName(tr("Date of payments"));
    addChoice(*m_date, tr("Any date"), DatePeriod::Any);
    addChoice(*m_date, tr("Today"), DatePeriod::Today);
    addChoice(*m_date, tr("This week"), DatePeriod::ThisWeek);
    addChoice(*m_date, tr("This month"), DatePeriod::ThisMonth);
    addChoice(*m_date, tr("Last month"), DatePeriod::LastMonth);
    addChoice(*m_date, tr("This year"), DatePeriod::ThisYear);
    addChoice(*m_date, tr("Last year"), DatePeriod::LastYear);
    addChoice(*m_date, tr("From … to …"), DatePeriod::Range);
    m_minimum->setObjectName(u"historyMinimumEdit");
    nameMinimum();
    m_unlabelled->setObjectName(u"onlyUnlabelledBox");
    m_clear->hide();
    m_problem->setObjectName(u"filterProblemLabel");
    m_problem->hide();
}

QDateEdit* HistoryFilter::dayEdit(const QString& objectName, const QString& name)
{
    auto* edit = new QDateEdit(this);
    edit->setObjectName(objectName);
    edit->setAccessibleName(name);
    edit->setDisplayFormat(dayEntryFormat());
    edit->setCalendarPopup(true);
    edit->setMinimumDate(FirstDay);
    edit->setDate(m_today());
    return edit;
}

void HistoryFilter::connectParts()
{
    for (const QLineEdit* edit : {m_text, m_minimum}) m_rest->watch(*edit);
    connect(m_rest, &TypingRest::ended, this, &HistoryFilter::apply);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &HistoryFilter::apply);
    connect(m_date, &QComboBox::currentIndexChanged, this, [this] {
        showRange();
        apply();
    });
    for (QDateEdit* edit : {m_from, m_to}) connect(edit, &QDateEdit::dateChanged, this, &HistoryFilter::apply);
    connect(m_unlabelled, &QCheckBox::toggled, this, &HistoryFilter::apply);
    connect(m_clear, &QPushButton::clicked, this, &HistoryFilter::clear);
}

void HistoryFilter::showRange()
{
    const auto period = chosen<DatePeriod>(*m_date);
    const bool isRange = period == DatePeriod::Range;
    const DatePeriod before = std::exchange(m_period, period);
    if (isRange && before != DatePeriod::Range) beginRange(before);
    m_from->setVisible(isRange);
    m_to->setVisible(isRange);
}

/// The two days begin as the span that was chosen before, so that a person changes what they see.
void HistoryFilter::beginRange(DatePeriod before)
{
    const QDate today = m_today();
    const DateSpan span = spanOf(before, today);
    const QSignalBlocker quietFrom(m_from);
    const QSignalBlocker quietTo(m_to);
    m_from->setDate(span.first.isValid() ? span.first : today.addMonths(-1));
    m_to->setDate(span.last.isValid() ? span.last : today);
}

DateSpan HistoryFilter::span() const
{
    const auto period = chosen<DatePeriod>(*m_date);
    return period == DatePeriod::Range ? DateSpan{m_from->date(), m_to->date()} : spanOf(period, m_today());
}

void HistoryFilter::followDates()
{
    for (QDateEdit* edit : {m_from, m_to})
        if (edit->displayFormat() != dayEntryFormat()) edit->setDisplayFormat(dayEntryFormat());
    if (m_conditions.since == span().since() && m_conditions.until == span().until()) return;
    m_conditions.since = span().since();
    m_conditions.until = span().until();
    emit changed();
}

HistoryQuery HistoryFilter::typed() const
{
    HistoryQuery query;
    query.text = withoutGroups(m_text->text().trimmed());
    query.kind = chosen<HistoryQuery::Kind>(*m_kind);
    query.since = span().since();
    query.until = span().until();
    if (const auto minimum = amountFromText(m_minimum->text(), m_unit)) query.minimum = minimum->satoshis();
    query.onlyUnlabelled = m_unlabelled->isChecked();
    return query;
}

void HistoryFilter::apply()
{
    m_rest->end();
    const HistoryQuery query = typed();
    if (const QString problem = amountProblem(m_minimum->text(), m_unit); !problem.isEmpty())
        showProblem(tr("The smallest amount is not used. %1").arg(problem));
    else if (query.since && query.until && *query.since >= *query.until)
        showProblem(tr("The first day is after the last day: no payment can match."));
    else
        showProblem({});
    if (query == m_conditions) return;
    m_conditions = query;
    showClear();
    emit changed();
}

void HistoryFilter::setClearedElsewhere(bool isElsewhere)
{
    m_isClearedElsewhere = isElsewhere;
    showClear();
}

void HistoryFilter::showClear() { m_clear->setVisible(!isEmpty() && !m_isClearedElsewhere); }

void HistoryFilter::showProblem(const QString& words) { m_problem->say(words); }

void HistoryFilter::clear()
{
    const bool hadFocus = m_clear->hasFocus();
    {
        const QSignalBlocker quietDate(m_date);
        const QSignalBlocker quietKind(m_kind);
        const QSignalBlocker quietBox(m_unlabelled);
        m_text->clear();
        m_minimum->clear();
        m_kind->setCurrentIndex(0);
        m_date->setCurrentIndex(0);
        m_unlabelled->setChecked(false);
    }
    showRange();
    apply();
    if (hadFocus) m_text->setFocus();
}

void HistoryFilter::nameMinimum()
{
    m_minimum->setAccessibleName(tr("Smallest amount in %1").arg(unitText(m_unit)));
    m_minimum->setPlaceholderText(tr("Min. %1").arg(unitText(m_unit)));
}

void HistoryFilter::followUnit()
{
    if (AmountDisplay::current().unit == m_unit) return;
    m_unit = AmountDisplay::current().unit;
    nameMinimum();
    const QSignalBlocker quiet(m_minimum);
    if (m_conditions.minimum > 0) m_minimum->setText(plainAmountText(m_conditions.minimum, m_unit));
}

void HistoryFilter::focusText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

} // namespace lockstep::ui
