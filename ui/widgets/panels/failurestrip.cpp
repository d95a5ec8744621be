// SPDX-License-Identifier: MIT

#include "ui/widgets/panels/failurestrip.h"

#include "ui/format/errors/errortext.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/buttons/pushbutton.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

FailureStrip::FailureStrip(QStringView name, QStringView retryName, QStringView copyName, QWidget* parent)
    : Strip(parent)
    , m_copy(new CopyDetailsButton(copyName, this))
{
    setObjectName(name);
    QPushButton* retry = pushButton(retryName, Glyph::Retry, tr("Retry"), this);
    buttons()->addWidget(retry, 0, Qt::AlignTop);
    buttons()->addWidget(m_copy, 0, Qt::AlignTop);
    setTabOrder(retry, m_copy);
    connect(retry, &QPushButton::clicked, this, [this] {
        m_copy->offer({});
        setContent(Glyph::Retry, tr("Reading again…"), Tone::Neutral); // the button stays where the focus is
        emit retryWanted();
    });
    clear();
}

void FailureStrip::showError(const Error& error) { showError(error, errorText(error).sentence()); }

void FailureStrip::showError(const Error& error, const QString& sentence)
{
    m_copy->offer({error});
    setContent(u"⚠"_s, sentence, Tone::Bad);
}

void FailureStrip::clear()
{
    m_copy->offer({});
    setContent({}, {}, Tone::Neutral);
}

} // namespace lockstep::ui
