// SPDX-License-Identifier: MIT

#include "ui/widgets/failurestrip.h"

#include "ui/format/errortext.h"
#include "ui/widgets/copydetailsbutton.h"

#include <QHBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

FailureStrip::FailureStrip(QStringView name, QStringView buttonName, QWidget* parent)
    : Strip(parent)
    , m_copy(new CopyDetailsButton(buttonName, this))
{
    setObjectName(name);
    buttons()->addWidget(m_copy, 0, Qt::AlignTop);
    clear();
}

void FailureStrip::showError(const Error& error)
{
    m_copy->offer({error});
    setContent(u"⚠"_s, errorText(error).sentence(), Tone::Bad);
}

void FailureStrip::clear()
{
    m_copy->offer({});
    setContent({}, {}, Tone::Neutral);
}

} // namespace lockstep::ui
